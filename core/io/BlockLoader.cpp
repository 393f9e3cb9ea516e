// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/BlockLoader.h"

#include "core/io/EndlessBody.h"
#include "core/io/UpstreamError.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kBlock = BlockCache::kBlockBytes;
constexpr qint64 kMaxReadBytes = 256 * 1024 * 1024;
constexpr qint64 kWholeAheadBytes = 1024 * 1024;
constexpr std::chrono::milliseconds kBlockMayTake(100);

} // namespace

template <typename Predicate>
void BlockLoader::take(Predicate isDone, Reads &taken)
{
    const auto rest = std::stable_partition(m_reads.begin(), m_reads.end(),
                                            [&isDone](const auto &read) { return !isDone(*read); });
    taken.insert(taken.end(), rest, m_reads.end());
    m_reads.erase(rest, m_reads.end());
}

BlockLoader::BlockLoader(const HttpThread &thread, const UpstreamOptions &options,
                         std::shared_ptr<BlockCache> cache, DiskBlockCache *disk,
                         std::shared_ptr<UpstreamResource> resource)
    : m_loop(thread.loop())
    , m_scheduler(thread.scheduler())
    , m_mayReadAhead(thread.mayReadAhead())
    , m_options(options)
    , m_cache(std::move(cache))
    , m_resource(std::move(resource))
    , m_key(m_cache->addSource())
    , m_disk(disk)
{
    if (const auto facts = m_resource->facts(); m_disk && facts.isPinned)
        m_onDisk = m_disk->open(m_resource->location().url, facts.validator);
    const SourceLocation &location = m_resource->location();
    if (location.maxConnections > 0)
        m_loop.post([&scheduler = m_scheduler, account = accountOf(location.url),
                     limit = location.maxConnections] { scheduler.join(account, limit); });
}

void BlockLoader::read(ByteRange range, PendingRead::Amount amount, const CancelToken &cancel,
                       ByteSource::ReadDone done)
{
    const qint64 sizeBytes = m_resource->facts().validator.sizeBytes;
    if (sizeBytes >= 0)
        range.endBytes = std::min(range.endBytes, sizeBytes);
    if (cancel.isCancelled())
        return done(std::unexpected(Error::cancelled()));
    if (range.beginBytes < 0 || range.sizeBytes() > kMaxReadBytes)
        return done(cuegate::fail(
            ErrorKind::InvalidArgument,
            u"a read of %1 bytes at %2 is out of bounds"_s.arg(range.sizeBytes()).arg(range.beginBytes)));
    const auto read = std::make_shared<PendingRead>(range, amount, std::move(done));
    const auto entry = enter(read, cancel);
    if (!entry)
        return read->done(std::unexpected(entry.error()));
    if (*entry == Entry::Complete)
        return read->done(read->assemble());
    read->registration = cancel.onCancel([weak = weak_from_this(), weakRead = std::weak_ptr(read)] {
        const auto self = weak.lock();
        const auto cancelled = weakRead.lock();
        if (self && cancelled)
            self->cancelRead(cancelled);
    });
}

Result<BlockLoader::Entry> BlockLoader::enter(const std::shared_ptr<PendingRead> &read,
                                              const CancelToken &cancel)
{
    const std::lock_guard lock(m_mutex);
    if (m_broken)
        return std::unexpected(*m_broken);
    const quint64 lastTag = m_lastTag;
    const UpstreamResource::Facts facts = m_resource->facts();
    const qint64 sizeBytes = facts.validator.sizeBytes;
    for (qint64 block = read->firstBlock(); block < read->endBlock(); ++block) {
        const QByteArray bytes = m_cache->find(m_key, block);
        if (!bytes.isNull())
            read->give(block, bytes);
    }
    if (!read->range().isEmpty()) {
        planDisk(*read);
        const qint64 aheadBytes = read->isAlone() ? 0 : m_readAhead.note(read->range());
        if (facts.ranges == UpstreamResource::Ranges::Supported)
            planRanges(*read, m_mayReadAhead ? aheadBytes : 0, sizeBytes, cancel);
        else if (const auto error = planWhole(*read, sizeBytes, cancel))
            return std::unexpected(*error);
    }
    if (read->isCompleteUpTo(sizeBytes))
        return Entry::Complete;
    m_reads.push_back(read);
    // Flights that were only reading ahead may now be waited for.
    if (m_lastTag == lastTag)
        m_loop.post([&scheduler = m_scheduler, account = accountOf(m_resource->location().url)] {
            scheduler.reconsider(account);
        });
    return Entry::Waiting;
}

void BlockLoader::onAccepted(quint64 tag)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_flights.find(tag);
    if (found == m_flights.end() || found->second.extent == Extent::Check ||
        m_resource->facts().ranges == UpstreamResource::Ranges::Supported)
        return;
    found->second.extent = Extent::Whole;
    found->second.endBlock = kNoEnd;
}

bool BlockLoader::isWanted(quint64 tag)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_flights.find(tag);
    if (found == m_flights.end())
        return false;
    const Flight &flight = found->second;
    if (isWanted(flight))
        return true;
    // A body without ranges could not be taken up again: its reader keeps it between two reads.
    return flight.extent == Extent::Whole && !flight.startedFor.isCancelled() &&
           std::chrono::steady_clock::now() < flight.readAt + m_options.readerGrace;
}

HttpFlow BlockLoader::onBytes(quint64 tag, QByteArrayView bytes)
{
    const qint64 sizeBytes = m_resource->facts().validator.sizeBytes;
    Reads completed;
    bool isOtherVersion = false;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_flights.find(tag);
        if (found == m_flights.end())
            return HttpFlow::Stop;
        m_failure.reset();
        Flight &flight = found->second;
        if (flight.extent == Extent::Check)
            return onCheckBytes(found);
        if (flight.extent == Extent::Whole &&
            flight.nextBlock * kBlock > flight.wantedBytes + kWholeAheadBytes)
            return HttpFlow::Pause;
        if (flight.extent == Extent::Range && flight.startedFor.isCancelled() && !isWanted(flight)) {
            m_loop.post([transfer = flight.transfer] { transfer->cancel(); });
            m_flights.erase(found);
            return HttpFlow::Stop;
        }
        while (!bytes.isEmpty() && !isOtherVersion) {
            if (flight.partial.isEmpty())
                flight.partial.reserve(kBlock);
            const qsizetype length = std::min<qsizetype>(bytes.size(), kBlock - flight.partial.size());
            flight.partial.append(bytes.first(length));
            bytes = bytes.sliced(length);
            const bool isLast = flight.nextBlock * kBlock + flight.partial.size() == sizeBytes;
            if (flight.partial.size() < kBlock && !isLast)
                break;
            isOtherVersion = isOther(flight);
            if (!isOtherVersion)
                publish(flight, completed);
        }
        if (isOtherVersion)
            m_loop.post([transfer = flight.transfer] { transfer->cancel(); });
        else if (!flight.partial.isEmpty())
            giveBeginning(flight, completed);
    }
    complete(completed);
    if (!isOtherVersion)
        return HttpFlow::Continue;
    onFinished(tag, changedError(m_resource->location().url));
    return HttpFlow::Pause; // nothing more is taken until the cancelling arrives
}

// Over a slow line a block takes long: who takes what comes first gets the beginning of one.
void BlockLoader::giveBeginning(const Flight &flight, Reads &completed)
{
    const auto waitedEnough = std::chrono::steady_clock::now() - kBlockMayTake;
    for (const auto &read : m_reads) {
        if (read->since() <= waitedEnough)
            read->giveBeginning(flight.nextBlock, flight.partial);
    }
    take([](const PendingRead &read) { return read.isComplete(); }, completed);
}

void BlockLoader::publish(Flight &flight, Reads &completed)
{
    const qint64 block = flight.nextBlock++;
    const QByteArray bytes = std::exchange(flight.partial, {});
    keepOnDisk(block, bytes);
    give(block, bytes, completed);
}

void BlockLoader::give(qint64 block, const QByteArray &bytes, Reads &completed)
{
    m_cache->insert(m_key, block, bytes);
    for (const auto &read : m_reads)
        read->give(block, bytes);
    const qint64 sizeBytes = m_resource->facts().validator.sizeBytes;
    take([sizeBytes](const PendingRead &read) { return read.isCompleteUpTo(sizeBytes); }, completed);
}

bool BlockLoader::hasChanged()
{
    const std::lock_guard lock(m_mutex);
    return m_broken && m_broken->code == ErrorCode::UpstreamChanged;
}

std::optional<Error> BlockLoader::failure()
{
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

void BlockLoader::onLate(quint64 tag, const Error &error)
{
    const auto waitedEnough = std::chrono::steady_clock::now() - m_options.noProgressBudget;
    Reads failed;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_flights.find(tag);
        if (found == m_flights.end())
            return;
        const Flight &flight = found->second;
        take(
            [&](const PendingRead &read) {
                return read.since() <= waitedEnough && read.wantsAnyOf(flight.nextBlock, flight.endBlock);
            },
            failed);
    }
    fail(failed, error);
}

void BlockLoader::onFinished(quint64 tag, const std::optional<Error> &outcome)
{
    std::optional<Error> error = outcome;
    Reads completed;
    Reads failed;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_flights.find(tag);
        if (found == m_flights.end())
            return;
        Flight flight = std::move(found->second);
        m_flights.erase(found);
        qint64 endBlock = flight.endBlock;
        if (!error && !flight.partial.isEmpty()) {
            if (isOther(flight))
                error = changedError(m_resource->location().url);
            else
                publish(flight, completed);
        }
        if (!error && endsBefore(flight))
            error = changedError(m_resource->location().url);
        if (!error) {
            const qint64 sizeBytes = m_resource->facts().validator.sizeBytes;
            take([sizeBytes](const PendingRead &read) { return read.isCompleteUpTo(sizeBytes); }, completed);
            // What lies behind the end, learned only now, is missed by nobody who waits for other flights.
            if (sizeBytes >= 0)
                endBlock = std::min(endBlock, blocksOf(sizeBytes));
        }
        const bool isChanged = error && error->code == ErrorCode::UpstreamChanged;
        // That the account is in use is no fault of the server's.
        const bool isOurs =
            error && (error->kind == ErrorKind::Cancelled || error->code == ErrorCode::UpstreamBusy);
        if (!isChanged && !isOurs)
            m_failure = error;
        const bool isBroken = isChanged || (error && m_resource->facts().isSizeInDoubt);
        if (isBroken) {
            m_broken = error;
            m_cache->forget(m_key);
            if (m_onDisk)
                m_disk->drop(m_onDisk);
        }
        take([&](const PendingRead &read) { return isBroken || read.wantsAnyOf(flight.nextBlock, endBlock); },
             failed);
        // Who asks once more is not to get the error that another part of the same read is about to have.
        for (const auto &read : failed)
            endFlightsOf(*read);
    }
    complete(completed);
    fail(failed, error.value_or(Error{ErrorKind::Unavailable, u"the upstream ended before its end"_s,
                                      ErrorCode::UpstreamProtocol}));
}

void BlockLoader::cancelRead(const std::shared_ptr<PendingRead> &read)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto found = std::find(m_reads.begin(), m_reads.end(), read);
        if (found == m_reads.end())
            return;
        m_reads.erase(found);
        endFlightsOf(*read);
    }
    read->done(std::unexpected(Error::cancelled()));
}

// What nobody waits for any more is not fetched to the end. A body without ranges is only paused: it could
// not be taken up again.
void BlockLoader::endFlightsOf(const PendingRead &over)
{
    std::erase_if(m_flights, [this, &over](const auto &item) {
        const Flight &flight = item.second;
        const bool isOver = flight.extent == Extent::Range &&
                            over.wantsAnyOf(flight.nextBlock, flight.endBlock) && !isWanted(flight);
        if (isOver)
            m_loop.post([transfer = flight.transfer] { transfer->cancel(); });
        return isOver;
    });
}

void BlockLoader::close()
{
    Reads reads;
    {
        const std::lock_guard lock(m_mutex);
        m_broken = Error::cancelled();
        reads.swap(m_reads);
        for (const auto &[tag, flight] : m_flights)
            m_loop.post([transfer = flight.transfer] { transfer->cancel(); });
        m_flights.clear();
        if (m_onDisk)
            m_disk->close(m_onDisk);
        m_onDisk.reset();
        m_cache->forget(m_key);
    }
    const SourceLocation &location = m_resource->location();
    if (location.maxConnections > 0)
        m_loop.post([&scheduler = m_scheduler, account = accountOf(location.url),
                     limit = location.maxConnections] { scheduler.leave(account, limit); });
    fail(reads, Error::cancelled());
}

// On the loop's thread, where no byte comes meanwhile.
void BlockLoader::passBodyTo(const std::shared_ptr<EndlessBody> &body)
{
    m_loop.post([weak = weak_from_this(), body] {
        const auto self = weak.lock();
        std::shared_ptr<RangeTransfer> transfer;
        QByteArray begun;
        if (self) {
            const std::lock_guard lock(self->m_mutex);
            const auto found = std::ranges::find_if(
                self->m_flights, [](const auto &item) { return item.second.extent == Extent::Whole; });
            if (found != self->m_flights.end()) {
                transfer = found->second.transfer;
                for (qint64 block = 0; block < found->second.nextBlock; ++block) {
                    const QByteArray bytes = self->m_cache->find(self->m_key, block);
                    bytes.isNull() ? begun.clear() : void(begun.append(bytes)); // only what is joined
                }
                begun += found->second.partial;
                self->m_flights.erase(found);
            }
        }
        transfer ? body->takeOver(transfer, begun) : body->open();
    });
}

void BlockLoader::complete(const Reads &reads)
{
    for (const auto &read : reads)
        read->done(read->assemble());
}

void BlockLoader::fail(const Reads &reads, const Error &error)
{
    for (const auto &read : reads)
        read->done(std::unexpected(error));
}

} // namespace cuegate
