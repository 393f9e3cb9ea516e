// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of sources by now, without asking them for anything.
#include "core/gateway/SourceRegistryEntry.h"

namespace cuegate {

SourceRegistry::ProbeCost SourceRegistry::probeCost(const SourceId &id) const
{
    const Entry *entry = find(id);
    return entry ? ProbeCost{entry->probe.upstreamRequests, entry->probe.upstreamBytes} : ProbeCost{};
}

SourceCounters SourceRegistry::counters(const SourceId &id) const
{
    const Entry *entry = find(id);
    return entry && entry->source ? entry->source->counters() : SourceCounters{};
}

QHash<SourceId, qint64> SourceRegistry::upstreamBytes() const
{
    QHash<SourceId, qint64> bytes;
    for (const auto &entry : m_entries) {
        if (entry->source)
            bytes.insert(entry->record.id, entry->source->counters().bytes);
    }
    return bytes;
}

std::vector<ByteRange> SourceRegistry::fetchedRanges(const SourceId &id) const
{
    const Entry *entry = find(id);
    return entry && entry->source ? entry->source->fetchedRanges() : std::vector<ByteRange>();
}

std::optional<QUrl> SourceRegistry::urlOf(const SourceId &id) const
{
    const Entry *entry = find(id);
    return entry ? std::optional(entry->record.location.url) : std::nullopt;
}

std::shared_ptr<const StreamDescription> SourceRegistry::stream(const SourceId &id) const
{
    const Entry *entry = find(id);
    return entry ? entry->stream : nullptr;
}

void SourceRegistry::setStream(const SourceId &id, const std::shared_ptr<const StreamDescription> &stream)
{
    Entry *entry = find(id);
    if (!entry || !entry->stream || entry->stream == stream)
        return;
    entry->stream = stream;
    Q_EMIT changed(id);
}

std::shared_ptr<const Title> SourceRegistry::title(const SourceId &id) const
{
    const Entry *entry = find(id);
    return entry ? entry->title : nullptr;
}

std::shared_ptr<const Title> SourceRegistry::formerTitle(const SourceId &id, QByteArrayView generation,
                                                         QByteArrayView rendition) const
{
    const Entry *entry = find(id);
    return entry ? entry->formerTitles.find(generation, rendition) : nullptr;
}

} // namespace cuegate
