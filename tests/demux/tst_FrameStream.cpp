// SPDX-License-Identifier: GPL-3.0-or-later
// Sound of constant rate in AVI: frames are found wherever its pieces are cut.
#include "core/demux/FrameStream.h"
#include "core/media/BitWriter.h"

#include <QTest>

using namespace cuegate;

/// E-AC-3 at 48 kHz, six blocks, 64 bytes.
static QByteArray syncframe(bool isDependent, char content)
{
    BitWriter bits;
    bits.bits(0x0B77, 16);
    bits.bits(isDependent ? 1 : 0, 2);
    bits.bits(0, 3);
    bits.bits(31, 11);
    bits.bits(0b0011, 4);
    bits.bits(7, 3);
    bits.bits(1, 1);
    bits.bits(16, 5);
    return bits.take().leftJustified(64, content, true);
}

class tst_FrameStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheSubstreamsOfAFrameTogether_data()
    {
        QTest::addColumn<int>("pieceBytes");
        for (const int size : {50, 128, 192, 10'000})
            QTest::addRow("%d bytes", size) << size;
    }
    void keepsTheSubstreamsOfAFrameTogether()
    {
        QFETCH(const int, pieceBytes);
        QByteArrayList units;
        for (char n = 0; n < 6; ++n)
            units << syncframe(false, n) + syncframe(true, n);
        const QByteArray stream = units.join();
        std::vector<StreamPiece> pieces;
        for (qsizetype at = 0; at < stream.size(); at += pieceBytes) {
            const QByteArrayView bytes =
                QByteArrayView(stream).sliced(at, std::min<qsizetype>(pieceBytes, stream.size() - at));
            pieces.push_back({bytes, at * 12, bytes.size() * 12});
        }
        Track track;
        track.codec = Codec::Eac3;
        const SampleBatch all = framesOf(track, pieces, 0, 1'000'000);
        QCOMPARE(all.samples.size(), size_t(units.size()));
        for (size_t i = 0; i < all.samples.size(); ++i) {
            QCOMPARE(all.samples[i].payload.toByteArray(), units[qsizetype(i)]);
            QCOMPARE(all.samples[i].pts, qint64(i) * 1536);
            QCOMPARE(all.samples[i].duration, 1536);
        }
        const SampleBatch middle = framesOf(track, pieces, 2 * 1536, 4 * 1536);
        QCOMPARE(middle.samples.size(), 2U);
        QCOMPARE(middle.samples.front().payload.toByteArray(), units[2]);
        QCOMPARE(middle.samples.back().payload.toByteArray(), units[3]);
        QCOMPARE(middle.nextTime.value_or(-1), 4 * 1536);
    }
};

QTEST_APPLESS_MAIN(tst_FrameStream)
#include "tst_FrameStream.moc"
