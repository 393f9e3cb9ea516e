// SPDX-License-Identifier: GPL-3.0-or-later
// What is left of the segment cache when the process is killed or the power goes (FAULTS.md L1, L2): every
// file that bears a segment's name is whole, and what was finished is there. Writers that are broken on
// purpose are found out by the same checks.
#include "tests/segment/ForkedProcess.h"
#include "tests/segment/SegmentCacheTesting.h"
#include "tests/support/FaultyCacheFiles.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

using Operation = FaultyCacheFiles::Operation;

class tst_SegmentCacheCrash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isWholeAfterAKillAtEveryOperation();
    void findsOutAWriterThatDoesNotRename();
    void isWholeAfterKillsUnderLoad();
    void isWholeAfterALossOfPower();
    void findsOutAWriterThatDoesNotSync();
    void startsAtOnceWithManyEntries();
};

// What is wrong with the segments below `folder`, of which `finished` had been written; empty if nothing is.
static QString faultIn(const QString &folder, qsizetype finished)
{
    static const QHash<QString, qsizetype> numbers = [] {
        QHash<QString, qsizetype> all;
        for (qsizetype i = 0; i < 10'000; ++i)
            all.insert(pathIn({}, keyOf(i)), i);
        return all;
    }();
    const auto files = posixCacheFiles();
    for (const QString &path : segmentFilesIn(folder)) {
        const qsizetype number = numbers.value(path.mid(folder.size()), -1);
        const auto segment = CachedSegment::open(*files, path, keyOf(number));
        if (!segment)
            return u"%1 is torn"_s.arg(path);
        if ((*segment)->read({0, 1'000'000}, {}).value_or(QByteArray()) != segmentBytes(number))
            return u"%1 is wrong"_s.arg(path);
    }
    SegmentCache cache(cacheIn(folder));
    cache.scan({});
    for (qsizetype i = 0; i < finished; ++i) {
        const auto content = cache.open(keyOf(i));
        if (!content || content->read().value_or(QByteArray()) != segmentBytes(i))
            return u"segment %1 is lost"_s.arg(i);
    }
    if (!QDir(folder + u"/writing"_s).isEmpty())
        return u"something is left in the folder for writing"_s;
    return cache.stats().problem;
}

// Dies before the operation after the `last`. If the last is a write, half of it is done.
static std::shared_ptr<FaultyCacheFiles> deadlyFiles(qint64 last)
{
    return std::make_shared<FaultyCacheFiles>(
        posixCacheFiles(), [last](qint64 number, Operation operation) -> std::optional<Error> {
            if (number > last)
                ::raise(SIGKILL);
            const bool isCut = number == last && operation == Operation::Write;
            return isCut ? std::optional(deviceError()) : std::nullopt;
        });
}

void tst_SegmentCacheCrash::isWholeAfterAKillAtEveryOperation()
{
    bool isKilled = true;
    qint64 kills = 0;
    for (qint64 last = 1; isKilled; ++last) {
        const QTemporaryDir dir(scratchTemplate());
        ForkedProcess writer([&](const auto &finished) {
            SegmentCache cache(cacheIn(dir.path(), 1'000'000, deadlyFiles(last)));
            for (qsizetype i = 0; i < 50; ++i) {
                if (cache.write(keyOf(i), segmentBytes(i)))
                    finished();
            }
        });
        const qsizetype finished = writer.waitForSteps(50);
        isKilled = writer.waitForEnd();
        kills += isKilled;
        QCOMPARE(faultIn(dir.path(), finished), QString());
    }
    QVERIFY(kills > 300);
}

// A whole file with its trailer, as the right writer makes it.
static QByteArray fileBytes(qsizetype number)
{
    const QTemporaryDir dir(scratchTemplate());
    const QString path = dir.filePath(u"x"_s);
    if (!writeCacheFile(*posixCacheFiles(), {dir.path(), path, path + u"part"_s}, keyOf(number),
                        segmentBytes(number)))
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_SegmentCacheCrash::findsOutAWriterThatDoesNotRename()
{
    int torn = 0;
    const QByteArray bytes = fileBytes(0);
    for (qint64 last = 1; last < 10; ++last) {
        const QTemporaryDir dir(scratchTemplate());
        ForkedProcess writer([&](const auto &finished) {
            const auto files = deadlyFiles(last);
            if (!files->makeFolder(QFileInfo(pathIn(dir.path(), keyOf(0))).path()))
                return;
            const auto file = files->create(pathIn(dir.path(), keyOf(0)));
            if (file && (*file)->write(0, bytes) && (*file)->sync())
                finished();
        });
        const qsizetype finished = writer.waitForSteps(1);
        [[maybe_unused]] const bool isKilled = writer.waitForEnd();
        torn += faultIn(dir.path(), finished).contains(u"torn"_s);
    }
    QVERIFY(torn >= 2); // an empty file, and half of one
}

void tst_SegmentCacheCrash::isWholeAfterKillsUnderLoad()
{
    QRandomGenerator random(20'26);
    for (int run = 0; run < 200; ++run) {
        const QTemporaryDir dir(scratchTemplate());
        ForkedProcess writer([&](const auto &finished) {
            SegmentCache cache(cacheIn(dir.path(), 1'000'000'000));
            std::atomic<qsizetype> next = 0;
            const auto work = [&] {
                for (qsizetype i = next++; i < 100'000; i = next++) {
                    if (cache.write(keyOf(i), segmentBytes(i)))
                        finished();
                }
            };
            std::thread second(work);
            std::thread third(work);
            work();
        });
        const qsizetype wanted = 1 + random.bounded(100);
        QCOMPARE(writer.waitForSteps(wanted), wanted);
        writer.kill();
        QVERIFY(writer.waitForEnd());
        QVERIFY(segmentFilesIn(dir.path()).size() >= wanted);
        QCOMPARE(faultIn(dir.path(), 0), QString()); // which ones were finished, nobody knows
    }
}

namespace {

// Records what is done, so that a disk can be made as it is found when the power goes at any moment. The
// worst is assumed: names are kept at once, bytes only when they were synced.
class RecordingFiles final : public CacheFiles
{
public:
    enum class Syncing { Honest, Ignored };
    explicit RecordingFiles(Syncing syncing)
        : m_syncing(syncing)
    {
    }

    Result<void> makeFolder(const QString &path) override
    {
        note([path](Disk &disk) { disk.folders << path; });
        return m_files->makeFolder(path);
    }
    Result<std::unique_ptr<File>> create(const QString &path) override
    {
        auto file = m_files->create(path);
        if (!file)
            return file;
        const int id = ++m_lastFile;
        note([path, id](Disk &disk) { disk.names[path] = id; });
        return std::make_unique<RecordingFile>(*this, id, std::move(*file));
    }
    Result<std::unique_ptr<File>> open(const QString &path, Access access) override
    {
        return m_files->open(path, access);
    }
    Result<void> rename(const QString &from, const QString &to) override
    {
        auto renamed = m_files->rename(from, to);
        if (renamed)
            note([from, to](Disk &disk) { disk.names[to] = disk.names.take(from); });
        return renamed;
    }
    Result<void> remove(const QString &path) override
    {
        note([path](Disk &disk) { disk.names.remove(path); });
        return m_files->remove(path);
    }
    Result<std::vector<Found>> list(const QString &folder) override { return m_files->list(folder); }
    Result<CacheFiles::Space> space(const QString &path) override { return m_files->space(path); }
    Result<std::unique_ptr<CacheFiles::Lock>> lock(const QString &path) override
    {
        return m_files->lock(path);
    }

    [[nodiscard]] size_t steps() const { return m_steps.size(); }

    enum class Unsynced { Gone, Zeros, Half };
    /// Makes below \p folder what lay below \p recordedFolder after the first \p steps.
    void makeDisk(size_t steps, Unsynced unsynced, const QString &recordedFolder, const QString &folder) const
    {
        Disk disk;
        for (size_t i = 0; i < steps; ++i)
            m_steps[i](disk);
        for (const QString &path : disk.folders)
            QVERIFY(QDir().mkpath(folder + path.mid(recordedFolder.size())));
        for (auto name = disk.names.cbegin(); name != disk.names.cend(); ++name) {
            const QByteArray &written = disk.written[*name];
            QByteArray bytes = disk.synced.value(*name);
            if (unsynced == Unsynced::Zeros)
                bytes += QByteArray(written.size() - bytes.size(), '\0');
            else if (unsynced == Unsynced::Half)
                bytes += written.mid(bytes.size(), (written.size() - bytes.size()) / 2);
            QFile file(folder + name.key().mid(recordedFolder.size()));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        }
    }

private:
    struct Disk
    {
        QStringList folders;
        QHash<QString, int> names;
        QHash<int, QByteArray> written;
        QHash<int, QByteArray> synced;
    };
    class RecordingFile final : public File
    {
    public:
        RecordingFile(RecordingFiles &files, int id, std::unique_ptr<File> file)
            : m_files(files)
            , m_id(id)
            , m_file(std::move(file))
        {
        }
        Result<void> write(qint64 offsetBytes, QByteArrayView bytes) override
        {
            m_files.note([id = m_id, copy = bytes.toByteArray()](Disk &disk) { disk.written[id] += copy; });
            return m_file->write(offsetBytes, bytes);
        }
        Result<void> sync() override
        {
            if (m_files.m_syncing == Syncing::Honest)
                m_files.note([id = m_id](Disk &disk) { disk.synced[id] = disk.written[id]; });
            return m_file->sync();
        }
        Result<QByteArray> read(ByteRange range) const override { return m_file->read(range); }
        Result<CacheFiles::Stamp> stamp() const override { return m_file->stamp(); }
        void touch() override { m_file->touch(); }

    private:
        RecordingFiles &m_files;
        const int m_id;
        const std::unique_ptr<File> m_file;
    };
    void note(std::function<void(Disk &)> step) { m_steps.push_back(std::move(step)); }

    const Syncing m_syncing;
    const std::shared_ptr<CacheFiles> m_files = posixCacheFiles();
    std::vector<std::function<void(Disk &)>> m_steps;
    int m_lastFile = 0;
};

} // namespace

// Loses the power at every step of a run that also evicts. How many disks were tried, and what was wrong.
static std::pair<int, QStringList> losePower(RecordingFiles::Syncing syncing)
{
    const QTemporaryDir recorded(scratchTemplate());
    const auto files = std::make_shared<RecordingFiles>(syncing);
    {
        SegmentCache cache(cacheIn(recorded.path(), 10'000, files));
        for (qsizetype i = 0; i < 15; ++i)
            [[maybe_unused]] const auto written = cache.write(keyOf(i), segmentBytes(i));
    }
    int disks = 0;
    QStringList faults;
    for (size_t steps = 0; steps <= files->steps(); ++steps) {
        for (const auto unsynced : {RecordingFiles::Unsynced::Gone, RecordingFiles::Unsynced::Zeros,
                                    RecordingFiles::Unsynced::Half}) {
            const QTemporaryDir dir(scratchTemplate());
            files->makeDisk(steps, unsynced, recorded.path(), dir.path());
            const QString fault = faultIn(dir.path(), 0);
            if (!fault.isEmpty())
                faults << fault;
            ++disks;
        }
    }
    return {disks, faults};
}

void tst_SegmentCacheCrash::isWholeAfterALossOfPower()
{
    const auto [disks, faults] = losePower(RecordingFiles::Syncing::Honest);
    QVERIFY(disks > 200);
    QCOMPARE(faults, QStringList());
}

void tst_SegmentCacheCrash::findsOutAWriterThatDoesNotSync()
{
    const auto [disks, faults] = losePower(RecordingFiles::Syncing::Ignored);
    QVERIFY(faults.size() > 30);
    QVERIFY(faults.first().contains(u"torn"_s));
}

void tst_SegmentCacheCrash::startsAtOnceWithManyEntries()
{
    const QTemporaryDir dir(scratchTemplate());
    QVERIFY(SegmentCache(cacheIn(dir.path())).write(keyOf(0), segmentBytes(0)));
    for (qsizetype i = 1; i < 20'000; ++i) {
        QFile file(pathIn(dir.path(), keyOf(i)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not even looked at") > 0);
    }
    QElapsedTimer timer;
    timer.start();
    SegmentCache cache(cacheIn(dir.path(), 1'000'000'000));
    std::thread scan([&] { cache.scan({}); });
    QCOMPARE(cache.open(keyOf(0)).value().read().value(), segmentBytes(0));
    QVERIFY(timer.elapsed() < 2000);
    scan.join();
    QCOMPARE(cache.stats().entries, 20'000);
}

QTEST_APPLESS_MAIN(tst_SegmentCacheCrash)
#include "tst_SegmentCacheCrash.moc"
