// SPDX-License-Identifier: GPL-3.0-or-later
// A list of fragments (sidx) that is false where nobody has looked makes no segment another one.
#include "core/segment/FalseCues.h"
#include "core/segment/IframeRendition.h"
#include "core/segment/SegmentBuilder.h"
#include "tests/media/NoiseFilm.h"
#include "tests/segment/SegmentContents.h"
#include "tests/segment/TestTitle.h"
#include "tests/support/MemoryByteSource.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

struct Built
{
    std::vector<QByteArrayList> segments; ///< of each copied rendition
    int repaired = 0;
};

Built allSegments(const std::shared_ptr<const Title> &title)
{
    Built built;
    for (const Rendition &rendition : title->renditions) {
        if (rendition.isConverted())
            continue;
        QByteArrayList &segments = built.segments.emplace_back();
        for (qsizetype n = 0; n < qsizetype(title->plan.spans.size()); ++n) {
            auto bytes = buildSegment(*title, rendition, SegmentFormat::FragmentedMp4, n, {});
            if (!bytes && mayBeFalseCues(*title, bytes.error())) {
                const auto found = titleWithoutFalseCues(title, n, {});
                if (found && *found) {
                    ++built.repaired;
                    bytes = buildSegment(**found, rendition, SegmentFormat::FragmentedMp4, n, {});
                }
            }
            segments << bytes.value_or(QByteArray());
        }
    }
    return built;
}

} // namespace

class tst_FalseFragmentLists : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    QByteArray m_film;
    qsizetype m_references = 0; // where those of the sidx are
    quint16 m_count = 0;

    void change(QByteArray &film, qsizetype reference, qsizetype field, qint32 by) const
    {
        char *place = film.data() + m_references + 12 * reference + 4 * field;
        qToBigEndian<quint32>(qFromBigEndian<quint32>(place) + quint32(by), place);
    }
    static std::shared_ptr<const Title> titleOfFilm(const QByteArray &film)
    {
        const auto source = std::make_shared<const MemoryByteSource>(film);
        const auto media = fragmentedMediaOf(*source);
        const auto title = media ? titleOf(source, std::make_shared<const MediaInfo>(*media))
                                 : std::unexpected(media.error());
        return title ? *title : nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasProgram(u"ffmpeg"_s))
            QSKIP("no ffmpeg here");
        const QString path = m_dir.filePath(u"film.mp4"_s);
        QVERIFY(makeNoiseFilm(
            path, 20, u"500k"_s,
            u"-bf 2 -g 25 -movflags frag_keyframe+empty_moov+default_base_moof+global_sidx+skip_trailer"_s));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_film = file.readAll();
        const qsizetype type = m_film.indexOf("sidx");
        QVERIFY(type > 0);
        const bool isWide = m_film[type + 4] == 1;
        m_references = type + (isWide ? 36 : 28);
        m_count = qFromBigEndian<quint16>(m_film.constData() + m_references - 2);
        QVERIFY(m_count >= 50);
        const auto title = titleOfFilm(m_film);
        QVERIFY(title);
        QCOMPARE(title->info->indexKind, IndexKind::Fragments);
    }

    void makesTheSameSegments_data()
    {
        QTest::addColumn<int>("place");
        QTest::addColumn<qint32>("bytes");
        QTest::newRow("a little later") << 12 << 8;
        QTest::newRow("a little earlier") << 24 << -4;
        QTest::newRow("in the middle of a fragment") << 30 << 20'000;
        QTest::newRow("within the fragment before") << 42 << -20'000;
    }
    void makesTheSameSegments()
    {
        QFETCH(const int, place);
        QFETCH(const qint32, bytes);
        const Built expected = allSegments(titleOfFilm(m_film));
        QCOMPARE(expected.repaired, 0);
        QCOMPARE(expected.segments.size(), size_t(3));
        QByteArray film = m_film;
        change(film, place - 1, 0, bytes);
        change(film, place, 0, -bytes);
        const auto wrong = titleOfFilm(film);
        QVERIFY(wrong);
        QCOMPARE(wrong->info->indexKind, IndexKind::Fragments);
        const auto isCut = std::ranges::any_of(wrong->plan.spans, [&](const SampleSpan &span) {
            return span.beginOffsetBytes == wrong->info->keyframes.keyframes[size_t(place)].offsetBytes;
        });
        QVERIFY(isCut); // else it would not matter
        const Built made = allSegments(wrong);
        QVERIFY(made.repaired >= 3); // what begins there, of each rendition
        for (size_t i = 0; i < made.segments.size(); ++i) {
            QVERIFY(!made.segments[i].contains(QByteArray()));
            QCOMPARE(made.segments[i], expected.segments[i]);
        }
    }

    // A segment is to begin where there is no keyframe: it begins with the next one, and nothing is lost.
    void losesNothingWhereTimesAreFalse()
    {
        const Built expected = allSegments(titleOfFilm(m_film));
        QByteArray film = m_film;
        constexpr int kPlace = 18;
        const auto ticks = qFromBigEndian<quint32>(film.constData() + m_references + 12 * kPlace + 4);
        change(film, kPlace - 1, 1, -qint32(ticks / 2));
        change(film, kPlace, 1, qint32(ticks / 2));
        const auto wrong = titleOfFilm(film);
        QVERIFY(wrong);
        QCOMPARE(wrong->info->indexKind, IndexKind::Fragments);
        const Built made = allSegments(wrong);
        QVERIFY(made.repaired > 0);
        for (size_t i = 0; i < made.segments.size(); ++i) {
            QVERIFY(!made.segments[i].contains(QByteArray()));
            if (i < 2)
                QCOMPARE(contentsOf(made.segments[i]), contentsOf(expected.segments[i]));
        }
    }

    void makesTheSameIframes()
    {
        const auto right = titleOfFilm(m_film);
        QByteArray film = m_film;
        change(film, 29, 0, 8);
        change(film, 30, 0, -8);
        const auto wrong = titleOfFilm(film);
        QVERIFY(right && right->iframes && wrong && wrong->iframes);
        QCOMPARE(wrong->info->indexKind, IndexKind::Fragments);
        QVERIFY(wrong->info->keyframes.keyframes[30] != right->info->keyframes.keyframes[30]);
        for (qsizetype n = 0; n < qsizetype(right->iframes->pictures.size()); ++n) {
            const auto expected = buildIframe(*right, n, {});
            const auto made = buildIframe(*wrong, n, {});
            QVERIFY(expected && made);
            QCOMPARE(*made, *expected);
        }
    }
};

QTEST_GUILESS_MAIN(tst_FalseFragmentLists)
#include "tst_FalseFragmentLists.moc"
