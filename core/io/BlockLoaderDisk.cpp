// SPDX-License-Identifier: GPL-3.0-or-later
// How BlockLoader uses the blocks on disk.
#include "core/io/BlockLoader.h"

#include "core/io/PlaylistName.h"

#include <algorithm>

namespace cuegate {

bool BlockLoader::isOnDisk(qint64 block) const
{
    return m_onDisk && m_disk->mayHave(m_onDisk, block);
}

void BlockLoader::planDisk(const PendingRead &read)
{
    const auto isToBeRead = [&](qint64 block) {
        return read.wants(block) && !isOnItsWay(block) && isOnDisk(block);
    };
    for (qint64 first = read.firstBlock(); first < read.endBlock(); ++first) {
        qint64 end = first;
        while (end < read.endBlock() && isToBeRead(end))
            m_fromDisk.insert(end++);
        if (end == first)
            continue;
        m_disk->read(m_onDisk, first, end, [weak = weak_from_this()](qint64 block, const QByteArray &bytes) {
            if (const auto self = weak.lock())
                self->onDiskBlock(block, bytes);
        });
        first = end;
    }
}

void BlockLoader::onDiskBlock(qint64 block, const QByteArray &bytes)
{
    Reads completed;
    Reads failed;
    std::optional<Error> error;
    {
        const std::lock_guard lock(m_mutex);
        const bool isAwaited = m_fromDisk.erase(block) > 0;
        if (m_broken)
            return;
        if (!bytes.isNull()) {
            if (!m_isVersionHeard)
                startFlight(0, 0, Extent::Check);
            give(block, bytes, completed);
        } else if (isAwaited) {
            error = planAgain(failed);
        }
    }
    complete(completed);
    if (error)
        fail(failed, *error);
}

// Something expected on disk is not there. What else is not is known by now, too: that makes requests for
// runs of blocks instead of one for each.
std::optional<Error> BlockLoader::planAgain(Reads &failed)
{
    std::erase_if(m_fromDisk, [this](qint64 block) { return !isOnDisk(block); });
    const UpstreamResource::Facts facts = m_resource->facts();
    std::optional<Error> error;
    for (const auto &read : m_reads) {
        if (facts.ranges == UpstreamResource::Ranges::Supported) {
            planRanges(*read, 0, facts.validator.sizeBytes, {});
        } else if (auto refused = planWhole(*read, facts.validator.sizeBytes, {})) {
            error = std::move(refused);
            failed.push_back(read);
        }
    }
    std::erase_if(m_reads, [&failed](const auto &read) {
        return std::find(failed.begin(), failed.end(), read) != failed.end();
    });
    return error;
}

// The head of the answer has told all there is to know; a whole body must not follow it.
HttpFlow BlockLoader::onCheckBytes(std::map<quint64, Flight>::iterator check)
{
    if (m_resource->facts().ranges == UpstreamResource::Ranges::Supported)
        return HttpFlow::Continue;
    m_loop.post([transfer = check->second.transfer] { transfer->cancel(); });
    m_flights.erase(check);
    return HttpFlow::Pause; // nothing more is taken until the cancelling arrives
}

void BlockLoader::keepOnDisk(qint64 block, const QByteArray &bytes)
{
    const UpstreamResource::Facts facts = m_resource->facts();
    // A playlist is another one soon, and holds addresses that may be secret.
    if (!m_disk || isPlaylistName(m_resource->location().url, facts.contentType))
        return;
    if (!m_onDisk)
        m_onDisk = m_disk->open(m_resource->location().url, facts.validator);
    // What has passed does not come again.
    if (!m_onDisk && facts.ranges == UpstreamResource::Ranges::None)
        m_onDisk = m_disk->openForRun(m_resource->location().url);
    if (m_onDisk)
        m_disk->write(m_onDisk, block, bytes);
}

// A body that is had once more, as an earlier one broke off, has another block there than that one had, and
// nothing else would tell.
bool BlockLoader::isOther(const Flight &flight) const
{
    if (flight.extent != Extent::Whole || isVouchedFor(m_resource->facts().validator))
        return false;
    const QByteArray kept = m_cache->find(m_key, flight.nextBlock);
    return (!kept.isNull() && kept != flight.partial) ||
           (m_onDisk && m_disk->differs(m_onDisk, flight.nextBlock, flight.partial));
}

// It is over although an earlier one went on.
bool BlockLoader::endsBefore(const Flight &flight) const
{
    return flight.extent == Extent::Whole && isKept(flight.nextBlock);
}

std::vector<ByteRange> BlockLoader::keptRanges()
{
    const qint64 sizeBytes = m_resource->facts().validator.sizeBytes;
    std::vector<ByteRange> all = m_cache->keptRanges(m_key);
    {
        const std::lock_guard lock(m_mutex);
        const auto onDisk = m_onDisk ? m_disk->keptRanges(m_onDisk) : std::vector<ByteRange>();
        all.insert(all.end(), onDisk.begin(), onDisk.end());
    }
    std::sort(all.begin(), all.end(),
              [](const ByteRange &a, const ByteRange &b) { return a.beginBytes < b.beginBytes; });
    std::vector<ByteRange> merged;
    for (ByteRange range : all) {
        if (sizeBytes >= 0)
            range.endBytes = std::min(range.endBytes, sizeBytes);
        if (!merged.empty() && merged.back().endBytes >= range.beginBytes)
            merged.back().endBytes = std::max(merged.back().endBytes, range.endBytes);
        else
            merged.push_back(range);
    }
    return merged;
}

} // namespace cuegate
