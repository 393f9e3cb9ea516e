// SPDX-License-Identifier: GPL-3.0-or-later
// What the segment cache costs: bytes of memory and nanoseconds of a look-up per entry, with 2,000 to 200,000
// entries (FAULTS.md L1 allows 200 bytes), and how long starting and scanning take with 20,000 files.
#include "core/segment/SegmentCache.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

#include <malloc.h>

using namespace Qt::StringLiterals;
using namespace cuegate;

static SegmentKey keyOf(qsizetype number)
{
    const QString source = sourceIdOf(quint64(number / 3000));
    return makeSegmentKey(source, "0123456789abcdef", "v1", SegmentFormat::FragmentedMp4, number);
}

static void measureIndex(qsizetype entries)
{
    std::vector<SegmentKey> keys;
    for (qsizetype i = 0; i < entries; ++i)
        keys.push_back(keyOf(i));
    const size_t before = ::mallinfo2().uordblks;
    CacheIndex index;
    for (const SegmentKey &key : keys)
        index.use(key, 3'000'000);
    const size_t bytes = ::mallinfo2().uordblks - before;
    QElapsedTimer timer;
    timer.start();
    qint64 found = 0;
    constexpr int kLookups = 1'000'000;
    for (int i = 0; i < kLookups; ++i)
        found += index.fileBytes(keys[size_t(i) * 7919 % keys.size()]).has_value();
    const double lookupNs = double(timer.nsecsElapsed()) / kLookups;
    timer.start();
    for (int i = 0; i < kLookups; ++i)
        index.use(keys[size_t(i) * 7919 % keys.size()], 3'000'000);
    std::printf("%7lld entries: %3zu bytes each, look-up %.0f ns, use %.0f ns%s\n", qlonglong(entries),
                bytes / size_t(entries), lookupNs, double(timer.nsecsElapsed()) / kLookups,
                found == kLookups ? "" : " (NOT ALL FOUND)");
}

static void measureStart(qsizetype entries)
{
    const QTemporaryDir dir;
    SegmentCacheOptions options;
    options.folder = dir.path();
    options.capacityBytes = qint64(1) << 40;
    options.minFreeBytes = 0;
    for (qsizetype i = 0; i < entries; ++i) {
        const SegmentKey key = keyOf(i);
        const QString folder = dir.filePath(sourceIdOf(key.source));
        QDir().mkpath(folder);
        QFile file(folder + u'/' + QString::fromLatin1(key.hex()) + u".seg"_s);
        if (!file.open(QIODevice::WriteOnly) || file.write("segment") < 0)
            return;
    }
    QElapsedTimer timer;
    timer.start();
    SegmentCache cache(options);
    const double readyMs = double(timer.nsecsElapsed()) / 1e6;
    cache.scan({});
    std::printf("start with %lld files: serving after %.1f ms, scanned after %.0f ms (%lld found)\n",
                qlonglong(entries), readyMs, double(timer.nsecsElapsed()) / 1e6,
                qlonglong(cache.stats().entries));
}

int main()
{
    for (const qsizetype entries : {2'000, 20'000, 200'000})
        measureIndex(entries);
    measureStart(20'000);
}
