// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a guide in XMLTV that comes in pieces: of the programmes only those of the list's channels, near now.
// Entities are refused, nothing outside is read, and no element is held that is longer than a programme
// (FAULTS.md I9). Thread: any one.
#pragma once

#include "core/base/Error.h"
#include "core/list/Guide.h"

#include <QXmlStreamReader>

namespace cuegate {

class XmltvReader
{
public:
    struct Span
    {
        qint64 fromMs = 0;  ///< since 1970; what ends before is left out
        qint64 untilMs = 0; ///< what begins then or later is, too
    };
    /// \p channels: their keys, sorted.
    XmltvReader(std::vector<quint64> channels, Span span);

    /// Errors: CorruptInput with a reason.
    [[nodiscard]] Result<void> push(QByteArrayView bytes);
    [[nodiscard]] Result<std::shared_ptr<const Guide>> finish();

private:
    [[nodiscard]] Result<void> takeTokens();
    [[nodiscard]] Result<void> takeToken(QXmlStreamReader::TokenType token);
    [[nodiscard]] Result<void> takeStart();
    void takeEnd();

    const std::vector<quint64> m_channels;
    const Span m_span;
    QXmlStreamReader m_xml;
    GuideBuilder m_guide;
    int m_depth = 0;
    qint64 m_tokenBytes = 0;     // that have come since the last token
    bool m_hasProgramme = false; // one that is wanted is open
    bool m_isInTitle = false;
    bool m_hasTitle = false;
    bool m_isGuide = false;
    quint64 m_channel = 0;
    qint64 m_startMs = 0;
    qint64 m_endMs = 0;
    QString m_title;
};

/// "20261129060000 +0100" in milliseconds since 1970; without an offset it is UTC.
[[nodiscard]] std::optional<qint64> xmltvTime(QStringView text);

} // namespace cuegate
