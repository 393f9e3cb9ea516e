// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of fragments (sidx, mfra) are believed where they are true, and only there, whatever they claim.
#include "core/probe/FragmentProbe.h"

#include "core/probe/KeyframeSearch.h"
#include "tests/support/BoxBytes.h"
#include "tests/support/MemoryByteSource.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

constexpr quint32 kFragments = 8;
constexpr quint32 kFragmentTicks = 4000; // of 1000 a second
constexpr quint32 kSamples = 4;
constexpr quint32 kSampleBytes = 100;

/// A film of eight groups of four pictures, a second each.
struct Film
{
    QByteArray begin; ///< ftyp, moov
    QList<QByteArray> fragments;
    QByteArray between; ///< before the fragments
    QByteArray end;

    [[nodiscard]] QByteArray bytes() const { return begin + between + fragments.join() + end; }
};

struct Reference
{
    quint32 sizeBytes = 0;
    quint32 ticks = kFragmentTicks;
    bool isSidx = false;
    quint32 start = 0x90000000; // with SAP, type 1
};

QByteArray initialisation()
{
    TrackBytes video;
    video.entries =
        visualEntry("avc1", box("avcC", QByteArray::fromHex("0142c00bffe100046742c00b01000268ce")));
    video.tables = fullBox("stts", 0, 0, u32(0)) + fullBox("stsz", 0, 0, u32s({0, 0})) +
                   fullBox("stsc", 0, 0, u32(0)) + fullBox("stco", 0, 0, u32(0));
    const QByteArray mvex = box("mvex", fullBox("trex", 0, 0, u32s({1, 1, 1000, kSampleBytes, 0x01010000})));
    return fileType("iso5") + box("moov", movieHeader(1000, 0) + video.trak() + mvex);
}

/// \p firstFlags: of the first picture.
QByteArray fragment(quint32 number, bool hasTime = true, quint32 firstFlags = 0x02000000)
{
    const QByteArray tfdt = hasTime ? fullBox("tfdt", 0, 0, u32(number * kFragmentTicks)) : QByteArray();
    const auto make = [&](quint32 data) -> QByteArray {
        return box("moof", fullBox("mfhd", 0, 0, u32(number + 1)) +
                               box("traf", fullBox("tfhd", 0, 0x020000, u32(1)) + tfdt +
                                               fullBox("trun", 0, 0x5, u32s({kSamples, data, firstFlags}))));
    };
    return make(quint32(make(0).size() + 8)) + box("mdat", QByteArray(kSamples * kSampleBytes, 'm'));
}

Film film(bool hasTime = true, quint32 laterFlags = 0x02000000)
{
    Film film;
    film.begin = initialisation();
    for (quint32 number = 0; number < kFragments; ++number)
        film.fragments.append(fragment(number, hasTime, number == 0 ? 0x02000000 : laterFlags));
    return film;
}

QByteArray sidx(const QList<Reference> &references, quint32 begin = 0, quint32 distance = 0,
                quint32 trackId = 1)
{
    QByteArray entries;
    for (const Reference &reference : references)
        entries += u32s(
            {reference.sizeBytes | (reference.isSidx ? 0x80000000 : 0), reference.ticks, reference.start});
    return fullBox("sidx", 0, 0,
                   u32s({trackId, 1000, begin, distance}) + u16(0) + u16(quint16(references.size())) +
                       entries);
}

QList<Reference> referencesTo(const Film &film, qsizetype first = 0, qsizetype count = -1)
{
    QList<Reference> references;
    for (const QByteArray &bytes : film.fragments.mid(first, count))
        references.append(Reference{quint32(bytes.size())});
    return references;
}

/// \p timeOffset: what the list's times are off by.
QByteArray mfra(const Film &film, quint32 timeOffset = 0)
{
    QByteArray entries;
    qsizetype offset = film.begin.size() + film.between.size();
    for (quint32 number = 0; number < kFragments; ++number) {
        entries += u32s({number * kFragmentTicks + timeOffset, quint32(offset)}) + u8(1) + u8(1) + u8(1);
        offset += film.fragments[number].size();
    }
    const QByteArray tfra = fullBox("tfra", 0, 0, u32s({1, 0, kFragments}) + entries);
    return box("mfra", tfra + fullBox("mfro", 0, 0, u32(quint32(8 + tfra.size() + 16))));
}

Result<MediaInfo> probed(const ByteSource &source)
{
    const auto head = source.read({0, 65536}, {});
    auto movie = readMovieDescription(source, *head, {});
    if (!movie)
        return std::unexpected(movie.error());
    if (const auto done = probeFragments(source, *movie, {}); !done)
        return std::unexpected(done.error());
    return std::move(movie->info);
}

} // namespace

class tst_FragmentProbe : public QObject
{
    Q_OBJECT

    static void verifyIsListed(const Film &film, const MediaInfo &info)
    {
        QCOMPARE(info.indexKind, IndexKind::Fragments);
        QVERIFY(std::holds_alternative<FragmentedLayout>(info.layout));
        QCOMPARE(info.durationNs, qint64(kFragments) * kFragmentTicks * 1'000'000);
        QCOMPARE(info.keyframes.keyframes.size(), size_t(kFragments));
        const qint64 begin = film.begin.size() + film.between.size();
        for (quint32 n = 0; n < kFragments; ++n) {
            const Keyframe &keyframe = info.keyframes.keyframes[n];
            QCOMPARE(keyframe.time, qint64(n) * kFragmentTicks);
            QCOMPARE(film.bytes().indexOf("moof", keyframe.offsetBytes),
                     begin + n * film.fragments.front().size() + 4);
        }
    }

private Q_SLOTS:
    void takesATrueList_data()
    {
        QTest::addColumn<QByteArray>("between");
        QTest::addColumn<QByteArray>("end");
        const Film plain = film();
        const QList<Reference> all = referencesTo(plain);
        QTest::newRow("sidx") << sidx(all) << QByteArray();
        QTest::newRow("sidx off by as much all along") << sidx(all, 700) << QByteArray();
        QTest::newRow("sidx behind another box and another track's")
            << QByteArray(box("free", zeros(10)) + sidx(all, 0, quint32(sidx(all).size()), 2) + sidx(all))
            << QByteArray();
        QTest::newRow("mfra") << QByteArray() << mfra(plain);
        QTest::newRow("mfra off by as much all along") << QByteArray() << mfra(plain, 90);
        Film damaged = plain;
        damaged.between = sidx(all, 0, 4);
        QTest::newRow("mfra beside a damaged sidx") << damaged.between << mfra(damaged);
    }
    void takesATrueList()
    {
        QFETCH(const QByteArray, between);
        QFETCH(const QByteArray, end);
        Film whole = film();
        whole.between = between;
        whole.end = end;
        const MemoryByteSource source(whole.bytes());
        const auto info = probed(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        verifyIsListed(whole, *info);
    }

    void followsListsOfLists()
    {
        // moov, sidx → (sidx, four fragments), (sidx, four fragments)
        Film whole = film();
        const QByteArray first = sidx(referencesTo(whole, 0, 4));
        const QByteArray second = sidx(referencesTo(whole, 4), 4 * kFragmentTicks);
        const auto groupBytes = quint32(4 * whole.fragments.front().size());
        whole.between = sidx({{quint32(first.size()) + groupBytes, 4 * kFragmentTicks, true},
                              {quint32(second.size()) + groupBytes, 4 * kFragmentTicks, true}});
        whole.fragments.insert(4, second);
        whole.fragments.insert(0, first);
        const MemoryByteSource source(whole.bytes());
        const auto info = probed(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE(info->indexKind, IndexKind::Fragments);
        QCOMPARE(info->keyframes.keyframes.size(), size_t(kFragments));
        QCOMPARE(info->keyframes.keyframes[5].time, 5 * kFragmentTicks);
    }

    void isNotFooledByAFalseList_data()
    {
        QTest::addColumn<QByteArray>("between");
        QTest::addColumn<QByteArray>("end");
        const Film plain = film();
        QList<Reference> all = referencesTo(plain);
        const auto fragmentBytes = quint32(plain.fragments.front().size());
        const auto changed = [&](const std::function<void(QList<Reference> &)> &change) -> QByteArray {
            QList<Reference> references = all;
            change(references);
            return sidx(references);
        };
        QTest::newRow("places off by four") << sidx(all, 0, 4) << QByteArray();
        QTest::newRow("a size of zero") << changed([](auto &r) { r[3].sizeBytes = 0; }) << QByteArray();
        QTest::newRow("a size of 2^31")
            << changed([](auto &r) { r[3].sizeBytes = 0x7FFFFFFF; }) << QByteArray();
        QTest::newRow("no time goes by") << changed([](auto &r) {
            for (Reference &reference : r)
                reference.ticks = 0;
        }) << QByteArray();
        QTest::newRow("times that are not those")
            << changed([](auto &r) { r[2].ticks = 1000; }) << QByteArray();
        QTest::newRow("the first half only") << sidx(referencesTo(plain, 0, 2)) << QByteArray();
        QTest::newRow("no place to start at") << changed([](auto &r) {
            for (Reference &reference : r)
                reference.start = 0;
        }) << QByteArray();
        QTest::newRow("leads to itself")
            << sidx({{fragmentBytes, kFragmentTicks, true}, {fragmentBytes, kFragmentTicks, true}})
            << QByteArray();
        const QByteArray nested = sidx({{0x7FFFFFFF, 1, true}});
        QTest::newRow("leads on and on") << nested.repeated(40) << QByteArray();
        QByteArray many = sidx(all);
        many[30] = '\xFF'; // of the number of references
        many[31] = '\xFF';
        QTest::newRow("65535 references that are not there") << many << QByteArray();
        const auto withMfra = [&](const QByteArray &from, const QByteArray &to) -> QByteArray {
            return mfra(plain).replace(from, to);
        };
        QTest::newRow("2^32 entries")
            << QByteArray() << withMfra(u32s({1, 0, kFragments}), u32s({1, 0, 0xFFFFFFFF}));
        QTest::newRow("an mfro that leads before the file")
            << QByteArray() << QByteArray(mfra(plain).chopped(4) + u32(0x7FFFFFFF));
        QTest::newRow("an mfro that leads nowhere")
            << QByteArray() << QByteArray(mfra(plain).chopped(4) + u32(60));
        QTest::newRow("an mfro of nothing") << QByteArray() << QByteArray(mfra(plain).chopped(4) + u32(0));
    }
    void isNotFooledByAFalseList()
    {
        QFETCH(const QByteArray, between);
        QFETCH(const QByteArray, end);
        Film whole = film();
        whole.between = between;
        whole.end = end;
        const MemoryByteSource source(whole.bytes());
        const auto info = probed(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE(info->indexKind, IndexKind::None);
        QVERIFY(canSearch(*info));
        const auto keyframe = keyframeNear(source, *info, 9000, nullptr, {});
        QVERIFY2(keyframe, keyframe ? "" : qPrintable(keyframe.error().message));
        QCOMPARE(keyframe->time, 3 * kFragmentTicks);
        QCOMPARE(searchedEndNs(source, *info, {}).value_or(0),
                 qint64(kFragments) * kFragmentTicks * 1'000'000);
    }

    void doesNotBelieveInKeyframesThatAreNone()
    {
        Film whole = film(true, 0x01010000);
        whole.between = sidx(referencesTo(whole));
        const MemoryByteSource source(whole.bytes());
        const auto info = probed(source);
        QVERIFY(info);
        QCOMPARE(info->indexKind, IndexKind::None);
        QVERIFY(info->notes.join(u' ').contains(u"sidx"_s));
    }

    void searchesNothingThatDoesNotSayItsTime()
    {
        Film whole = film(false);
        whole.between = sidx(referencesTo(whole));
        const MemoryByteSource source(whole.bytes());
        const auto info = probed(source);
        QVERIFY(info);
        QCOMPARE(info->indexKind, IndexKind::None);
        QVERIFY(!canSearch(*info));
    }

    void readsLittle()
    {
        Film whole = film();
        whole.fragments.clear();
        constexpr quint32 kMany = 4000;
        for (quint32 number = 0; number < kMany; ++number)
            whole.fragments.append(fragment(number) + box("free", zeros(20'000)));
        whole.between = sidx(referencesTo(whole));
        const MemoryByteSource source(whole.bytes());
        const auto info = probed(source);
        QVERIFY(info);
        QCOMPARE(info->indexKind, IndexKind::Fragments);
        QCOMPARE(info->keyframes.keyframes.size(), size_t(kMany));
        QVERIFY2(source.reads() <= 14, qPrintable(QString::number(source.reads())));
    }
};

QTEST_GUILESS_MAIN(tst_FragmentProbe)
#include "tst_FragmentProbe.moc"
