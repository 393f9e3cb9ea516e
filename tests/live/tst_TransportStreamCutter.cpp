// SPDX-License-Identifier: GPL-3.0-or-later
// Segments of spelled streams, packet by packet.
#include "core/live/TransportStreamCutter.h"

#include "core/media/TransportStreamLayout.h"
#include "tests/support/TransportBytes.h"
#include "tests/support/Vc1Film.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_TransportStreamCutter : public QObject
{
    Q_OBJECT
    static constexpr qint64 kSecond = kTransportTimescale;
    using Segments = std::vector<CutSegment>;

    static void feed(TransportStreamCutter &cutter, const QByteArray &bytes, Segments &done,
                     qsizetype pieceBytes = 1000)
    {
        for (qsizetype at = 0; at < bytes.size(); at += pieceBytes)
            cutter.add(QByteArrayView(bytes).sliced(at, std::min(pieceBytes, bytes.size() - at)), done);
    }
    static Segments cutAll(const QByteArray &bytes, qsizetype pieceBytes = 1000)
    {
        TransportStreamCutter cutter;
        Segments done;
        feed(cutter, bytes, done, pieceBytes);
        cutter.breakOff(done);
        return done;
    }
    static QList<double> secondsOf(const Segments &segments)
    {
        QList<double> seconds;
        for (const CutSegment &segment : segments)
            seconds << double(segment.durationTicks) / kSecond;
        return seconds;
    }
    // Of one PID.
    static QList<QByteArray> packetsOf(const QByteArray &bytes, quint16 pid)
    {
        QList<QByteArray> packets;
        for (qsizetype at = 0; at + 188 <= bytes.size(); at += 188) {
            const auto packet = readTransportPacket(QByteArrayView(bytes).sliced(at, 188));
            if (packet && packet->pid == pid)
                packets << bytes.mid(at, 188);
        }
        return packets;
    }
    static QByteArray joined(const Segments &segments)
    {
        QByteArray bytes;
        for (const CutSegment &segment : segments)
            bytes += segment.bytes;
        return bytes;
    }
    static QByteArray inForm(const QByteArray &bytes, const QByteArray &before, const QByteArray &after)
    {
        QByteArray formed;
        for (qsizetype at = 0; at < bytes.size(); at += 188)
            formed += before + bytes.mid(at, 188) + after;
        return formed;
    }

private Q_SLOTS:
    void cutsVc1AtItsKeyframes()
    {
        const Vc1Film film = vc1Film({64, 64, 25, 1, 1, 1, false}, 601, 24, PictureOrder::Reordered);
        const QByteArray bytes = vc1TransportStream(film);
        const Segments segments = cutAll(bytes);
        QVERIFY2(segments.size() >= 5, qPrintable(QString::number(segments.size())));
        QCOMPARE(packetsOf(joined(segments), 0x100), packetsOf(bytes, 0x100));
        for (const CutSegment &segment : segments) {
            QVERIFY(segment.isIndependent);
            const QList<QByteArray> packets = packetsOf(segment.bytes, 0x100);
            const auto first = readTransportPacket(packets.first());
            QVERIFY(first && first->startsUnit && first->isRandomAccess);
        }
    }
    void cutsAtKeyframesAndLosesNothing()
    {
        const QByteArray film = spelledFilm(20);
        const Segments segments = cutAll(film);
        QCOMPARE(secondsOf(segments), (QList<double>{2, 2, 4, 4, 4, 4}));
        for (const quint16 pid : {quint16(0x100), quint16(0x101)})
            QCOMPARE(packetsOf(joined(segments), pid), packetsOf(film, pid));
        for (const CutSegment &segment : segments) {
            QVERIFY(segment.isIndependent && !segment.isDiscontinuity);
            QCOMPARE(readTransportPacket(segment.bytes)->pid, 0);
            QCOMPARE(readTransportPacket(QByteArrayView(segment.bytes).sliced(188))->pid, 0x1000);
            // Each PES packet is whole: the first packet of a stream begins one.
            for (const quint16 pid : {quint16(0x100), quint16(0x101)})
                QVERIFY(readTransportPacket(packetsOf(segment.bytes, pid).first())->startsUnit);
        }
    }
    void keepsPesPacketsOfSoundTogether()
    {
        TransportBytes film;
        for (int i = 0; i < 40; ++i) { // enough to be recognized
            film.table(0, pat({{1, 0x1000}}));
            film.table(0x1000, pmt(1, 0x100, {{0x1B, 0x100, {}}, {0x0F, 0x101, {}}}));
        }
        QByteArray late; // the end of a PES packet of sound, which comes after the keyframe
        for (int i = 0; i < 4; ++i) {
            film.unit(0x100, pes(0xE0, kSecond * 2 * i, {}, avcUnit(true, QByteArray(300, 'v')), false),
                      TransportBytes::Mark::RandomAccess, kSecond * 2 * i);
            film.bytes += std::exchange(late, {});
            const qsizetype before = film.bytes.size();
            film.unit(0x101, pes(0xC0, kSecond * 2 * i, {}, adtsFrame(QByteArray(400, 'a'))));
            late = film.bytes.mid(before + 188);
            film.bytes.truncate(before + 188);
        }
        const Segments segments = cutAll(film.bytes);
        QCOMPARE(segments.size(), size_t(3));
        for (size_t i = 0; i < 2; ++i) {
            QVERIFY(readTransportPacket(packetsOf(segments[i].bytes, 0x101).first())->startsUnit);
            QCOMPARE(packetsOf(segments[i].bytes, 0x101).size(), 3);
        }
    }
    void takesPiecesOfAnySize_data()
    {
        QTest::addColumn<qsizetype>("pieceBytes");
        for (const int bytes : {1, 187, 188, 189, 65536, 10'000'000})
            QTest::addRow("%d", bytes) << qsizetype(bytes);
    }
    void takesPiecesOfAnySize()
    {
        QFETCH(qsizetype, pieceBytes);
        const QByteArray film = spelledFilm(12);
        QCOMPARE(joined(cutAll(film, pieceBytes)), joined(cutAll(film)));
    }
    void takesOtherForms_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("192") << "time"_ba
                             << ""_ba;
        QTest::newRow("204") << ""_ba << QByteArray(16, 'r');
    }
    void takesOtherForms()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const QByteArray film = spelledFilm(12);
        QCOMPARE(joined(cutAll(inForm(film, before, after))), joined(cutAll(film)));
    }
    void passesOverGarbageBetweenPackets()
    {
        const QByteArray film = spelledFilm(12);
        QByteArray dirty;
        for (qsizetype at = 0; at < film.size(); at += 188 * 50)
            dirty += film.mid(at, 188 * 50) + QByteArray("G garbage G").repeated(int(at % 7));
        QCOMPARE(joined(cutAll(dirty)), joined(cutAll(film)));
    }
    void losesOnePacketWhereBytesAreMissing()
    {
        QByteArray film = spelledFilm(12);
        const qsizetype packets = packetsOf(joined(cutAll(film)), 0x100).size();
        film.remove(188 * 400 + 50, 100);
        const Segments segments = cutAll(film);
        QCOMPARE(secondsOf(segments), (QList<double>{2, 2, 4, 4}));
        QVERIFY(packetsOf(joined(segments), 0x100).size() >= packets - 1);
    }
    void beginsInTheMiddle()
    {
        const Segments segments = cutAll(spelledFilm(12).mid(188 * 130 + 77));
        QVERIFY(segments.size() >= 3);
        for (const CutSegment &segment : segments)
            QVERIFY(segment.isIndependent);
        QVERIFY(!segments.front().isDiscontinuity);
        QVERIFY(readTransportPacket(packetsOf(segments.front().bytes, 0x101).first())->startsUnit);
    }
    void goesOnOverTheWrapOfTimeStamps()
    {
        const Segments segments = cutAll(spelledFilm(20, (qint64(1) << 33) - 5 * kSecond));
        QCOMPARE(secondsOf(segments), (QList<double>{2, 2, 4, 4, 4, 4}));
        for (const CutSegment &segment : segments)
            QVERIFY(!segment.isDiscontinuity);
    }
    void beginsAnewWhereTheClockJumps_data()
    {
        QTest::addColumn<qint64>("to");
        QTest::newRow("back") << qint64(kSecond);
        QTest::newRow("ahead") << qint64(1000 * kSecond);
    }
    void beginsAnewWhereTheClockJumps()
    {
        QFETCH(qint64, to);
        const Segments segments = cutAll(QByteArray(spelledFilm(7, 100 * kSecond) + spelledFilm(8, to)));
        QCOMPARE(secondsOf(segments), (QList<double>{2, 2, 3, 4, 4}));
        QList<bool> jumps;
        for (const CutSegment &segment : segments)
            jumps << segment.isDiscontinuity;
        QCOMPARE(jumps, (QList<bool>{false, false, false, true, false}));
    }
    void marksWhatFollowsABreak()
    {
        TransportStreamCutter cutter;
        Segments done;
        feed(cutter, spelledFilm(10), done);
        cutter.breakOff(done);
        const size_t before = done.size();
        feed(cutter, spelledFilm(10), done);
        cutter.breakOff(done);
        QVERIFY(done.size() > before);
        QCOMPARE(done[before].isDiscontinuity, true);
        QCOMPARE(done[before - 1].isDiscontinuity, false);
    }
    void givesUpWhatIsTooShort()
    {
        TransportStreamCutter cutter;
        Segments done;
        const QByteArray film = spelledFilm(3);
        feed(cutter, film.first(film.size() * 5 / 6 / 188 * 188), done); // half a second of the second
        QCOMPARE(done.size(), size_t(1));
        QVERIFY(!cutter.growing().isEmpty());
        const int before = cutter.givenUp();
        cutter.breakOff(done);
        QCOMPARE(done.size(), size_t(1));
        QCOMPARE(cutter.givenUp(), before + 1);
        QVERIFY(cutter.growing().isEmpty());
    }
    void showsTheBeginningOfWhatComes()
    {
        TransportStreamCutter cutter;
        const QByteArray film = spelledFilm(20);
        Segments done;
        QByteArray shown;
        for (qsizetype at = 0; at < film.size(); at += 188) {
            const size_t before = done.size();
            cutter.add(QByteArrayView(film).sliced(at, 188), done);
            if (done.size() > before) {
                QVERIFY(done[before].bytes.startsWith(shown));
                shown.clear();
            }
            QVERIFY(cutter.growing().startsWith(shown));
            shown = cutter.growing().toByteArray();
        }
        QVERIFY(done.size() >= 5);
    }
    void cutsWhereNoKeyframeComes()
    {
        TransportBytes film;
        film.table(0, pat({{1, 0x1000}}));
        film.table(0x1000, pmt(1, 0x100, {{0x1B, 0x100, {}}}));
        for (int i = 0; i < 30 * 25; ++i)
            film.unit(0x100, pes(0xE0, i * 3600, {}, avcUnit(i == 0, QByteArray(30, 'v')), false));
        const Segments segments = cutAll(film.bytes);
        QCOMPARE(secondsOf(segments), (QList<double>{12, 12, 6}));
        QCOMPARE(segments[0].isIndependent, true);
        QCOMPARE(segments[1].isIndependent, false);
    }
    void cutsSoundByTime()
    {
        TransportBytes sound;
        for (int i = 0; i < 15 * 50; ++i) {
            if (i % 20 == 0) {
                sound.table(0, pat({{1, 0x1000}}));
                sound.table(0x1000, pmt(1, 0x101, {{0x0F, 0x101, {}}}));
            }
            sound.unit(0x101, pes(0xC0, i * 1800, {}, adtsFrame(QByteArray(50, 'a'))));
        }
        const Segments segments = cutAll(sound.bytes);
        QCOMPARE(secondsOf(segments), (QList<double>{2, 2, 4, 4, 3}));
        QCOMPARE(packetsOf(joined(segments), 0x101), packetsOf(sound.bytes, 0x101));
    }
    void takesTheFirstProgramWithPicture()
    {
        TransportBytes film;
        const auto tables = [&film] {
            film.table(0, pat({{1, 0x1000}, {2, 0x1010}, {3, 0x1020}}));
            film.table(0x1000, pmt(1, 0x201, {{0x0F, 0x201, {}}}));
            film.table(0x1010, pmt(2, 0x100, {{0x1B, 0x100, {}}}));
            film.table(0x1020, pmt(3, 0x300, {{0x1B, 0x300, {}}}));
        };
        for (int i = 0; i < 9 * 25; ++i) {
            if (i % 10 == 0)
                tables();
            for (const quint16 pid : {quint16(0x100), quint16(0x300)})
                film.unit(pid, pes(0xE0, i * 3600, {}, avcUnit(i % 25 == 0, QByteArray(30, 'v')), false));
            film.unit(0x201, pes(0xC0, i * 3600, {}, adtsFrame(QByteArray(50, 'a'))));
            film.packet(kNullPid, false, {}, QByteArray(184, 'n'));
        }
        const Segments segments = cutAll(film.bytes);
        QCOMPARE(secondsOf(segments), (QList<double>{2, 2, 4, 1}));
        const QByteArray all = joined(segments);
        QCOMPARE(packetsOf(all, 0x100), packetsOf(film.bytes, 0x100));
        for (const quint16 other : {quint16(0x201), quint16(0x300), quint16(0x1000), kNullPid})
            QVERIFY(packetsOf(all, other).isEmpty());
        SectionAssembler association;
        std::vector<QByteArray> sections;
        association.add(*readTransportPacket(all), sections);
        const auto programs = readProgramAssociation(sections.at(0));
        QCOMPARE(programs.size(), size_t(1));
        QCOMPARE(programs.front().pid, 0x1010);
    }
    void beginsAnewWithOtherStreams()
    {
        TransportBytes film;
        for (int i = 0; i < 12 * 25; ++i) {
            const quint16 pid = i < 6 * 25 ? 0x100 : 0x110; // another picture after 6 s, the same clock
            if (i % 10 == 0) {
                film.table(0, pat({{1, 0x1000}}));
                film.table(0x1000, pmt(1, pid, {{0x1B, pid, {}}}));
            }
            film.unit(pid, pes(0xE0, i * 3600, {}, avcUnit(i % 25 == 0, QByteArray(30, 'v')), false));
        }
        const Segments segments = cutAll(film.bytes);
        QCOMPARE(secondsOf(segments), (QList<double>{2, 2, 2, 4, 2}));
        QCOMPARE(segments[3].isDiscontinuity, true);
        QCOMPARE(segments[4].isDiscontinuity, false);
    }
    void tellsAScrambledChannel()
    {
        TransportStreamCutter cutter;
        TransportBytes film;
        film.table(0, pat({{1, 0x1000}}));
        film.table(0x1000, pmt(1, 0x100, {{0x1B, 0x100, {}}}));
        film.scrambling = 2;
        for (int i = 0; i < 250; ++i)
            film.unit(0x100, pes(0xE0, i * 3600, {}, avcUnit(i % 25 == 0, QByteArray(30, 'v')), false));
        Segments done;
        feed(cutter, film.bytes, done);
        QVERIFY(cutter.isScrambled());
        QVERIFY(done.empty());
    }
};

QTEST_APPLESS_MAIN(tst_TransportStreamCutter)
#include "tst_TransportStreamCutter.moc"
