// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/Guide.h"

#include "core/list/ListText.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace cuegate {

quint64 channelKey(QByteArrayView channelId)
{
    const QByteArray folded = foldedText(channelId);
    return XXH3_64bits(folded.constData(), size_t(folded.size()));
}

std::span<const Guide::Programme> Guide::of(quint64 channel) const
{
    const auto of = std::ranges::equal_range(m_programmes, channel, {}, &Programme::channel);
    return {of.begin(), of.end()};
}

const Guide::Programme *Guide::after(quint64 channel, qint64 atMs) const
{
    const auto all = of(channel);
    const auto next = std::ranges::upper_bound(all, atMs, {}, &Programme::startMs);
    return next == all.end() ? nullptr : &*next;
}

const Guide::Programme *Guide::at(quint64 channel, qint64 atMs) const
{
    const auto all = of(channel);
    const auto next = std::ranges::upper_bound(all, atMs, {}, &Programme::startMs);
    return next != all.begin() && (next - 1)->endMs > atMs ? &*(next - 1) : nullptr;
}

void GuideBuilder::add(quint64 channel, qint64 startMs, qint64 endMs, const QByteArray &title)
{
    if (m_guide->m_programmes.size() >= Guide::kMostProgrammes)
        return;
    const QByteArrayView kept = QByteArrayView(title).first(std::min<qsizetype>(title.size(), 0xFFFF));
    m_guide->m_programmes.push_back(
        {channel, startMs, endMs, m_guide->m_titles.append(std::array{kept}), quint16(kept.size())});
}

std::shared_ptr<const Guide> GuideBuilder::build()
{
    constexpr qint64 kUsualMs = 3'600'000;
    auto &all = m_guide->m_programmes;
    const auto place = [](const Guide::Programme &it) { return std::tuple(it.channel, it.startMs); };
    std::ranges::stable_sort(all, {}, place);
    all.erase(std::unique(all.begin(), all.end(),
                          [&](const auto &a, const auto &b) { return place(a) == place(b); }),
              all.end());
    for (size_t i = 0; i < all.size(); ++i) {
        const bool hasNext = i + 1 < all.size() && all[i + 1].channel == all[i].channel;
        if (all[i].endMs <= all[i].startMs)
            all[i].endMs = hasNext ? all[i + 1].startMs : all[i].startMs + kUsualMs;
    }
    all.shrink_to_fit();
    return std::move(m_guide);
}

} // namespace cuegate
