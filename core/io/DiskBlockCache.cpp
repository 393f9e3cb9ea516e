// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/DiskBlockCache.h"

#include "core/base/Log.h"
#include "core/io/DiskBlockCacheSource.h"
#include "core/io/HttpHead.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kDefaultCapacityBytes = qint64(2) << 30;
constexpr qint64 kMostSourceBytes = qint64(128) << 30; // its table is 32 MiB, in memory too
constexpr qint64 kMostWaitingBytes = 32 * 1024 * 1024;
constexpr qint64 kSpaceCheckBytes = 8 * 1024 * 1024; // written between two looks at the free space

const QString kSuffix = u".blocks"_s;
const QString kRunSuffix = u".run"_s; // of no use to the next one

} // namespace

// Only a hash of the URL: it may hold secrets.
static QString baseNameOf(const QUrl &url)
{
    const QByteArray hash = QCryptographicHash::hash(url.toEncoded(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(32));
}

DiskBlockCache::DiskBlockCache(DiskBlockOptions options)
    : m_options(std::move(options))
    , m_capacityBytes(m_options.capacityBytes.value_or(kDefaultCapacityBytes))
    , m_minFreeBytes(m_options.minFreeBytes)
{
    m_readPool.setMaxThreadCount(1);
    m_writePool.setMaxThreadCount(1);
    m_readPool.start([this] { prepare(); });
}

DiskBlockCache::~DiskBlockCache()
{
    finish();
}

void DiskBlockCache::finish()
{
    m_readPool.waitForDone();
    m_writePool.waitForDone();
}

QString DiskBlockCache::pathOf(const QString &name) const
{
    return QString(m_options.folder + u'/' + name);
}

// Whichever thread comes first; the other waits.
void DiskBlockCache::prepare()
{
    std::call_once(m_prepared, [this] {
        if (const auto taken = takeFolder(); !taken)
            turnOff(taken.error());
    });
}

Result<void> DiskBlockCache::takeFolder()
{
    CacheFiles &files = *m_options.files;
    if (auto made = files.makeFolder(m_options.folder); !made)
        return made;
    auto locked = files.lock(m_options.folder + u"/lock"_s);
    if (!locked)
        return std::unexpected(locked.error());
    const auto space = files.space(m_options.folder);
    if (!space)
        return std::unexpected(space.error());
    auto found = files.list(m_options.folder);
    if (!found)
        return std::unexpected(found.error());
    std::sort(found->begin(), found->end(),
              [](const auto &a, const auto &b) { return a.modifiedNs < b.modifiedNs; });
    const std::lock_guard lock(m_mutex);
    m_lock = std::move(*locked);
    if (!m_options.capacityBytes)
        m_capacityBytes = std::min(kDefaultCapacityBytes, space->freeBytes / 20);
    for (const CacheFiles::Found &file : *found) {
        if (file.name.endsWith(kRunSuffix)) [[maybe_unused]]
            const auto removed = files.remove(pathOf(file.name));
        if (!file.name.endsWith(kSuffix))
            continue;
        Entry &entry = m_entries[file.name];
        entry.bytes = file.diskBytes;
        if (entry.source.expired()) // else it has been used already
            entry.lastUse = ++m_lastUse;
        m_usedBytes += file.diskBytes;
    }
    return {};
}

void DiskBlockCache::turnOff(const Error &error)
{
    if (m_isOff.exchange(true))
        return;
    const std::lock_guard lock(m_mutex);
    m_problem = u"Fetched bytes are not kept on disk until the next start (%1)."_s.arg(error.message);
    qCWarning(lcIo).noquote() << m_problem;
}

DiskBlockCache::SourcePtr DiskBlockCache::open(const QUrl &url, const SourceValidator &validator)
{
    const bool isVouchedFor = isStrongEtag(validator.etag) || !validator.lastModified.isEmpty();
    if (validator.sizeBytes <= 0 || validator.sizeBytes > kMostSourceBytes || !isVouchedFor)
        return nullptr;
    const QString name(baseNameOf(url) + kSuffix);
    const std::lock_guard lock(m_mutex);
    Entry &entry = m_entries[name];
    SourcePtr source = entry.source.lock();
    if (source && source->validator == validator)
        return source;
    if (source)
        source->isOver = true;
    source = std::make_shared<Source>(name, validator);
    entry.source = source;
    entry.lastUse = ++m_lastUse;
    return source;
}

DiskBlockCache::SourcePtr DiskBlockCache::openForRun(const QUrl &url)
{
    const std::lock_guard lock(m_mutex);
    const QString name(baseNameOf(url) + u'-' + QString::number(++m_lastForRun) + kRunSuffix);
    const auto source = std::make_shared<Source>(name, std::nullopt);
    m_entries[name] = {0, ++m_lastUse, source};
    return source;
}

void DiskBlockCache::close(const SourcePtr &source)
{
    if (!source->isForRun())
        return;
    source->isOver = true;
    m_writePool.start([this, source] {
        removeFile(source->name);
        const std::lock_guard lock(m_mutex);
        m_entries.erase(source->name);
    });
}

bool DiskBlockCache::mayHave(const SourcePtr &source, qint64 block) const
{
    if (m_isOff || source->isOver)
        return false;
    const auto file = source->file();
    return file ? file->has(block) : !source->isKnown();
}

bool DiskBlockCache::has(const SourcePtr &source, qint64 block) const
{
    return source->file() && mayHave(source, block);
}

bool DiskBlockCache::differs(const SourcePtr &source, qint64 block, const QByteArray &bytes) const
{
    const auto file = m_isOff || source->isOver ? nullptr : source->file();
    return file && file->differs(block, bytes);
}

std::vector<ByteRange> DiskBlockCache::keptRanges(const SourcePtr &source) const
{
    const auto file = m_isOff ? nullptr : source->file();
    return file ? file->keptRanges() : std::vector<ByteRange>();
}

void DiskBlockCache::read(const SourcePtr &source, qint64 firstBlock, qint64 endBlock, OnBlock onBlock)
{
    m_readPool.start([this, source, firstBlock, endBlock, onBlock = std::move(onBlock)] {
        readNow(*source, firstBlock, endBlock, onBlock);
    });
}

void DiskBlockCache::write(const SourcePtr &source, qint64 block, const QByteArray &bytes)
{
    if (m_isOff || source->isOver || m_waitingBytes > kMostWaitingBytes)
        return;
    m_waitingBytes += bytes.size();
    m_writePool.start([this, source, block, bytes] {
        writeNow(*source, block, bytes);
        m_waitingBytes -= bytes.size();
    });
}

std::shared_ptr<BlockFile> DiskBlockCache::fileOf(Source &source, BlockFile::IfMissing ifMissing)
{
    prepare();
    const std::lock_guard opening(source.openMutex);
    if (m_isOff || source.isOver)
        return nullptr;
    if (auto file = source.file())
        return file;
    const bool mustBeThere = ifMissing == BlockFile::IfMissing::Fail;
    if (mustBeThere && source.isForRun())
        return nullptr;
    auto opened = source.isForRun()
                      ? BlockFile::makeForRun(*m_options.files, pathOf(source.name))
                      : BlockFile::open(*m_options.files, pathOf(source.name), *source.validator, ifMissing);
    if (!opened && opened.error().kind == ErrorKind::NotFound && mustBeThere) {
        source.setFile(nullptr);
        return nullptr;
    }
    if (!opened) {
        turnOff(opened.error());
        return nullptr;
    }
    const std::shared_ptr<BlockFile> file = std::move(*opened);
    source.setFile(file);
    const std::lock_guard lock(m_mutex);
    Entry &entry = m_entries[source.name];
    m_usedBytes += file->keptBytes() - std::exchange(entry.bytes, file->keptBytes());
    return file;
}

void DiskBlockCache::use(Source &source, qint64 writtenBytes)
{
    const std::lock_guard lock(m_mutex);
    Entry &entry = m_entries[source.name];
    entry.lastUse = ++m_lastUse;
    entry.bytes += writtenBytes;
    m_usedBytes += writtenBytes;
    m_spareBytes -= writtenBytes;
}

void DiskBlockCache::readNow(Source &source, qint64 firstBlock, qint64 endBlock, const OnBlock &onBlock)
{
    const auto file = fileOf(source, BlockFile::IfMissing::Fail);
    if (file)
        use(source, 0);
    for (qint64 block = firstBlock; block < endBlock; ++block) {
        auto bytes = file && !m_isOff ? file->read(block) : Result<QByteArray>();
        if (!bytes)
            turnOff(bytes.error());
        onBlock(block, bytes.value_or(QByteArray()));
    }
}

void DiskBlockCache::writeNow(Source &source, qint64 block, const QByteArray &bytes)
{
    prepare();
    if (m_isOff || (!hasRoom(bytes.size()) && !makeRoom(source.name, bytes.size())))
        return;
    const auto file = fileOf(source, BlockFile::IfMissing::Make);
    if (!file)
        return;
    const auto written = file->write(block, bytes);
    if (!written)
        return turnOff(written.error());
    use(source, *written);
}

// False if only `keptName` could go.
bool DiskBlockCache::makeRoom(const QString &keptName, qint64 bytes)
{
    for (;;) {
        const auto space = m_options.files->space(m_options.folder);
        if (!space)
            return false;
        std::optional<QString> victim;
        {
            const std::lock_guard lock(m_mutex);
            const qint64 leftBytes = m_minFreeBytes.value_or(space->defaultMinFreeBytes());
            m_spareBytes = std::min(space->freeBytes - leftBytes, kSpaceCheckBytes);
            if (m_usedBytes + bytes <= m_capacityBytes && m_spareBytes >= bytes)
                return true;
            victim = leastRecentlyUsed(keptName);
        }
        if (!victim)
            return false;
        removeFile(*victim);
    }
}

bool DiskBlockCache::hasRoom(qint64 bytes) const
{
    const std::lock_guard lock(m_mutex);
    return m_usedBytes + bytes <= m_capacityBytes && m_spareBytes >= bytes;
}

// Of the files that are there; with m_mutex held.
std::optional<QString> DiskBlockCache::leastRecentlyUsed(const QString &exceptName) const
{
    const Entries::value_type *oldest = nullptr;
    for (const auto &entry : m_entries) {
        const bool isCandidate = entry.first != exceptName && entry.second.bytes > 0;
        if (isCandidate && (!oldest || entry.second.lastUse < oldest->second.lastUse))
            oldest = &entry;
    }
    return oldest ? std::optional(oldest->first) : std::nullopt;
}

// Only the thread that writes does this: nobody writes to the file meanwhile.
void DiskBlockCache::removeFile(const QString &name)
{
    SourcePtr source;
    {
        const std::lock_guard lock(m_mutex);
        Entry &entry = m_entries[name];
        source = entry.source.lock();
        m_usedBytes -= std::exchange(entry.bytes, 0);
    }
    if (!source) {
        [[maybe_unused]] const auto removed = m_options.files->remove(pathOf(name));
        return;
    }
    const std::lock_guard opening(source->openMutex);
    source->forgetFile();
    [[maybe_unused]] const auto removed = m_options.files->remove(pathOf(name));
}

void DiskBlockCache::drop(const SourcePtr &source)
{
    source->isOver = true;
    m_writePool.start([this, source] {
        if (isCurrent(source))
            removeFile(source->name);
    });
}

bool DiskBlockCache::isCurrent(const SourcePtr &source) const
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.find(source->name);
    return !m_isOff && entry != m_entries.end() && entry->second.source.lock() == source;
}

void DiskBlockCache::clear(const std::optional<QUrl> &url, std::function<void()> done)
{
    m_writePool.start([this, only = url ? baseNameOf(*url) : QString(), done = std::move(done)] {
        prepare();
        QStringList names;
        {
            const std::lock_guard lock(m_mutex);
            for (const auto &[name, entry] : m_entries) {
                if (!m_isOff && name.startsWith(only))
                    names << name;
            }
        }
        for (const QString &name : names)
            removeFile(name);
        done();
    });
}

void DiskBlockCache::setCapacity(qint64 bytes)
{
    m_writePool.start([this, bytes] {
        prepare();
        {
            const std::lock_guard lock(m_mutex);
            m_capacityBytes = bytes;
        }
        if (!m_isOff) [[maybe_unused]]
            const bool isEnough = makeRoom({}, 0);
    });
}

void DiskBlockCache::setMinFree(std::optional<qint64> bytes)
{
    const std::lock_guard lock(m_mutex);
    m_minFreeBytes = bytes;
    m_spareBytes = 0;
}

DiskBlockCache::Stats DiskBlockCache::stats() const
{
    const std::lock_guard lock(m_mutex);
    return {m_capacityBytes, m_usedBytes, m_problem};
}

} // namespace cuegate
