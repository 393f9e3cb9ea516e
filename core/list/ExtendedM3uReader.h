// SPDX-License-Identifier: GPL-3.0-or-later
// Reads an extended M3U list that comes in pieces: what #EXTINF, #EXTGRP, #EXTVLCOPT and the suffixes of Kodi
// say of each URL. Hostile input costs a line of memory at most (FAULTS.md I9). Thread: any one.
#pragma once

#include "core/list/LineSplitter.h"
#include "core/list/ListItem.h"

#include <QUrl>

#include <functional>

namespace cuegate {

/// Whether \p line is of an HLS playlist (RFC 8216): then the text is one film or channel in parts, no list.
[[nodiscard]] bool isStreamTag(QByteArrayView line);

class ExtendedM3uReader
{
public:
    using TakeItem = std::function<void(const ListItem &)>;

    /// \p base is where the list came from; \p take gets each entry, sub-lists among them.
    ExtendedM3uReader(QUrl base, TakeItem take);
    void push(QByteArrayView bytes);
    void finish();

    /// No entry comes any more.
    [[nodiscard]] bool isStream() const { return m_isStream; }
    /// Whether it began with a tag of M3U or an address, as lists do; known with the first line.
    [[nodiscard]] bool isList() const { return m_isList; }
    /// Lines that were too long, and URLs that a list must not lead to.
    [[nodiscard]] qint64 skipped() const { return m_lines.tooLong() + m_skipped; }
    /// As the list names it; empty: none.
    [[nodiscard]] const QByteArray &guideUrl() const { return m_guideUrl; }

private:
    void takeLine(QByteArrayView line);
    void takeTag(QByteArrayView line);
    void takeInfo(QByteArrayView rest);
    void takeUrl(QByteArrayView line);
    void takeAttributes(QByteArrayView text);
    void takeAttribute(QByteArrayView name, QByteArrayView value);
    void takeHeaders(QByteArrayView suffix);

    const QUrl m_base;
    const TakeItem m_take;
    LineSplitter m_lines;
    ListItem m_item; // what was said of the next URL
    QByteArray m_guideUrl;
    qint64 m_skipped = 0;
    bool m_isFirstLine = true;
    bool m_isList = false;
    bool m_isStream = false;
};

} // namespace cuegate
