// SPDX-License-Identifier: GPL-3.0-or-later
// What the channels of a list show, and when. Thread: any; immutable once built.
#pragma once

#include "core/list/TextArena.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <span>

namespace cuegate {

/// What a channel of a guide goes by: its id whatever the case, hashed.
[[nodiscard]] quint64 channelKey(QByteArrayView channelId);

class Guide
{
public:
    static constexpr size_t kMostProgrammes = 2'000'000;

    struct Programme
    {
        quint64 channel;
        qint64 startMs; ///< since 1970, UTC
        qint64 endMs;
        quint32 titleAt;
        quint16 titleBytes;
    };
    [[nodiscard]] qint64 size() const { return qint64(m_programmes.size()); }
    [[nodiscard]] const std::vector<Programme> &programmes() const
    {
        return m_programmes;
    } ///< by channel and time
    [[nodiscard]] QByteArrayView titleOf(const Programme &programme) const
    {
        return m_titles.view(programme.titleAt, programme.titleBytes);
    }
    /// Of a channel, in time.
    [[nodiscard]] std::span<const Programme> of(quint64 channel) const;
    /// Null: none.
    [[nodiscard]] const Programme *at(quint64 channel, qint64 atMs) const;
    [[nodiscard]] const Programme *after(quint64 channel, qint64 atMs) const;

private:
    friend class GuideBuilder;
    TextArena m_titles;
    std::vector<Programme> m_programmes;
};

class GuideBuilder
{
public:
    /// \p endMs 0: not known. What is too much is left out.
    void add(quint64 channel, qint64 startMs, qint64 endMs, const QByteArray &title);
    [[nodiscard]] std::shared_ptr<const Guide> build(); ///< once

private:
    std::shared_ptr<Guide> m_guide = std::make_shared<Guide>();
};

} // namespace cuegate
