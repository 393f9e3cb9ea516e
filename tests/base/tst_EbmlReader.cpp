// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/EbmlReader.h"
#include "tests/support/EbmlBytes.h"

#include <QTest>

#include <limits>

using namespace cuegate;
using namespace cuegate::test;
using State = EbmlHeader::State;

class tst_EbmlReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsHeaders_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("state");
        QTest::addColumn<quint32>("id");
        QTest::addColumn<qint64>("payloadBytes");
        const auto row = [](const char *name, const QByteArray &hex, State state, quint32 id, qint64 size) {
            QTest::newRow(name) << QByteArray::fromHex(hex) << int(state) << id << size;
        };
        row("one-byte-id", "ec81", State::Complete, 0xEC, 1);
        row("four-byte-id", "1a45dfa39f", State::Complete, 0x1A45DFA3, 31);
        row("longest-size", "ec01fffffffffffffe", State::Complete, 0xEC, (qint64(1) << 56) - 2);
        row("unknown-size-one-byte", "1f43b675ff", State::Complete, 0x1F43B675, EbmlHeader::kUnknownSize);
        row("unknown-size-eight-bytes", "1f43b67501ffffffffffffff", State::Complete, 0x1F43B675,
            EbmlHeader::kUnknownSize);
        row("empty", "", State::Truncated, 0, 0);
        row("cut-in-id", "1a45", State::Truncated, 0, 0);
        row("cut-in-size", "ec40", State::Truncated, 0xEC, 0);
        row("id-of-five-bytes", "08ffffffff81", State::Invalid, 0, 0);
        row("size-of-nine-bytes", "ec00ff", State::Invalid, 0xEC, 0);
    }
    void readsHeaders()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, state);
        QFETCH(const quint32, id);
        QFETCH(const qint64, payloadBytes);
        const EbmlHeader header = parseEbmlHeader(bytes);
        QCOMPARE(int(header.state), state);
        QCOMPARE(header.id, id);
        QCOMPARE(header.payloadBytes, payloadBytes);
        if (header.state == State::Complete)
            QCOMPARE(header.headerBytes, bytes.size());
    }

    void givesChildrenWithTheirOffsets()
    {
        const QByteArray payload =
            ebmlUint(mkv::TrackNumber, 7) + ebml(mkv::Video, {ebmlUint(mkv::PixelWidth, 640)});
        EbmlReader reader(payload, 100);
        QVERIFY(reader.next());
        QCOMPARE(reader.id(), quint32(mkv::TrackNumber));
        QCOMPARE(reader.offsetBytes(), 100);
        QCOMPARE(reader.toUnsigned(), 7);
        QVERIFY(reader.next());
        EbmlReader video = reader.children();
        QVERIFY(video.next());
        QCOMPARE(video.offsetBytes(), 100 + payload.size() - ebmlUint(mkv::PixelWidth, 640).size());
        QCOMPARE(video.toUnsigned(), 640);
        QVERIFY(!video.next());
        QVERIFY(!reader.next());
        QVERIFY(!reader.isDamaged());
    }
    void stopsAtAChildThatExceedsItsParent()
    {
        EbmlReader reader(QByteArrayView("\xEC\x85\x01", 3), 0);
        QVERIFY(!reader.next());
        QVERIFY(reader.isDamaged());
    }
    void refusesToGoTwentyThousandDeep()
    {
        QByteArray bytes;
        for (int i = 0; i < 20'000; ++i)
            bytes += ebmlUnknownSize(mkv::Video);
        EbmlReader reader(bytes, 0);
        int depth = 0;
        while (reader.next()) {
            ++depth;
            reader = reader.children();
        }
        QVERIFY(reader.isDamaged());
        QCOMPARE(depth, EbmlReader::kMaxDepth + 1);
    }
    void readsValues()
    {
        const QByteArray payload = ebml(mkv::Name, QByteArray("a\0b", 3)) + ebmlFloat(mkv::Duration, 2.5) +
                                   ebmlFloat(mkv::Duration, std::numeric_limits<double>::quiet_NaN()) +
                                   ebml(mkv::TrackNumber, QByteArray(9, '\x01')) +
                                   ebml(mkv::TrackNumber, QByteArray()) +
                                   ebml(mkv::ReferenceBlock, QByteArray("\xFE", 1));
        EbmlReader reader(payload, 0);
        QVERIFY(reader.next());
        QCOMPARE(reader.toString(), QString(QChar(u'a')));
        QVERIFY(reader.next());
        QCOMPARE(reader.toFloat(), 2.5);
        QVERIFY(reader.next());
        QCOMPARE(reader.toFloat(), 0.0);
        QVERIFY(reader.next());
        QCOMPARE(reader.toUnsigned(), 0);
        QVERIFY(reader.next());
        QCOMPARE(reader.toUnsigned(), 0);
        QVERIFY(reader.next());
        QCOMPARE(reader.toSigned(), -2);
    }
};

QTEST_APPLESS_MAIN(tst_EbmlReader)
#include "tst_EbmlReader.moc"
