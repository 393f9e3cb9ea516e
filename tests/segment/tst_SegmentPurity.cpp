// SPDX-License-Identifier: GPL-3.0-or-later
// Segments are the same bytes in whatever order they are made, and no two sources or numbers share a key.
#include "core/segment/SegmentBuilder.h"
#include "core/segment/TitlePlaylists.h"
#include "tests/segment/TestTitle.h"
#include "tests/support/SharedMedia.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QTest>
#include <QtConcurrent>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cuegate;
using cuegate::test::titleOf;

class tst_SegmentPurity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isTheSameInEveryOrder_data();
    void isTheSameInEveryOrder();
    void everySharedFileIsServedOrSaysWhyNot();
};

struct Piece
{
    const Rendition *rendition;
    SegmentFormat format;
    qsizetype number;
};

static std::vector<Piece> piecesOf(const Title &title)
{
    std::vector<Piece> pieces;
    for (const Rendition &rendition : title.renditions) {
        for (const SegmentFormat format : {SegmentFormat::FragmentedMp4, SegmentFormat::TransportStream}) {
            if (formatFor(rendition, format) != format)
                continue;
            // Converting costs time: a segment of each kind, of small pictures, tells as much; tests/libav
            // has more.
            const auto &video = rendition.parts.front().output.video;
            const bool isLarge = video && video->width * video->height > 500 * 300;
            const bool isLeftOut =
                rendition.isConverted() && (rendition.isMuxed() || rendition.parts.front().isReduced ||
                                            isLarge || format == SegmentFormat::TransportStream);
            const qsizetype count = std::min<qsizetype>(qsizetype(title.plan.spans.size()),
                                                        rendition.isConverted() ? 1 : 1'000'000);
            for (qsizetype n = 0; n < count && !isLeftOut; ++n)
                pieces.push_back({&rendition, format, n});
        }
    }
    return pieces;
}

static QByteArray digestOf(const Title &title, const Piece &piece)
{
    const auto segment = buildSegment(title, *piece.rendition, piece.format, piece.number, {});
    return segment ? QCryptographicHash::hash(*segment, QCryptographicHash::Sha256)
                   : segment.error().message.toUtf8();
}

void tst_SegmentPurity::isTheSameInEveryOrder_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("none") << QString();
    for (const QString &path : test::sharedMediaFiles({u".mkv"_s, u".mp4"_s, u".webm"_s, u".mov"_s}))
        QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
}

void tst_SegmentPurity::isTheSameInEveryOrder()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        return;
    const auto first = titleOf(path);
    if (!first)
        return; // the other test sees to it that the reason is clear
    const std::vector<Piece> pieces = piecesOf(**first);
    std::vector<QByteArray> forward;
    for (const Piece &piece : pieces)
        forward.push_back(digestOf(**first, piece));
    // A source of its own, so that nothing is left over from the first run.
    const auto second = titleOf(path);
    QVERIFY(second);
    const std::vector<Piece> again = piecesOf(**second);
    QCOMPARE(again.size(), pieces.size());
    for (size_t i = again.size(); i-- > 0;)
        QCOMPARE(digestOf(**second, again[i]), forward[i]);
    QThreadPool pool;
    pool.setMaxThreadCount(8);
    QList<size_t> order;
    for (size_t i = 0; i < pieces.size(); ++i)
        order << (i * 7919) % pieces.size();
    std::atomic<int> different = 0;
    QtConcurrent::blockingMap(&pool, order,
                              [&](size_t i) { different += digestOf(**first, pieces[i]) != forward[i]; });
    QCOMPARE(different.load(), 0);
}

void tst_SegmentPurity::everySharedFileIsServedOrSaysWhyNot()
{
    int served = 0;
    for (const QString &path :
         test::sharedMediaFiles({u".mkv"_s, u".mp4"_s, u".webm"_s, u".mov"_s, u".ts"_s, u".mka"_s})) {
        const auto title = titleOf(path);
        if (!title) {
            QVERIFY2(title.error().code != ErrorCode::None,
                     qPrintable(path + u": "_s + title.error().message));
            qInfo().noquote() << QFileInfo(path).fileName() << errorWord(title.error())
                              << title.error().message;
            continue;
        }
        ++served;
        for (const Piece &piece : piecesOf(**title)) {
            const auto segment = buildSegment(**title, *piece.rendition, piece.format, piece.number, {});
            QVERIFY2(segment, qPrintable(path + u": "_s + (segment ? QString() : segment.error().message)));
        }
        QVERIFY(multivariantPlaylist(**title, SegmentFormat::FragmentedMp4, AudioPlacement::Renditions)
                    .contains("CODECS="));
    }
    if (!test::sharedMediaDirectory().isEmpty())
        QVERIFY(served >= 20);
}

QTEST_APPLESS_MAIN(tst_SegmentPurity)
#include "tst_SegmentPurity.moc"
