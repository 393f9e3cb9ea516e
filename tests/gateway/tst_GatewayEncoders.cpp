// SPDX-License-Identifier: GPL-3.0-or-later
// A title converted by hardware, a fake of it, that goes wrong in the middle: a player gets every segment,
// whole and right, and the control port tells what happened.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/libav/ClipFolder.h"
#include "tests/support/TestOrigin.h"

#include <QJsonArray>
#include <QTest>

#include <atomic>
#include <semaphore>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

using OnPicture = std::function<void(EncodedPicture)>;

enum class Fault { None, NoIdrFirst, LosesAPicture, Dies, Hangs };
Q_DECLARE_METATYPE(Fault)

/// "Hardware": software with other settings, so that its parameter sets are others, too. It works for two
/// segments.
struct FakeHardware
{
    Fault fault = Fault::None;
    std::atomic<int> calls = 0;
    std::atomic<int> inOrder = 0; ///< calls that went well
    std::counting_semaphore<64> gate{0};

    Result<void> encode(const VideoTranscodeInput &input, const AvcTarget &target, const CancelToken &cancel,
                        const OnPicture &onPicture)
    {
        AvcTarget other = target;
        other.crf += 6;
        other.frameRateNumerator *= 2;
        const bool isFaulty = ++calls > 2 && fault != Fault::None;
        if (!isFaulty)
            ++inOrder;
        if (isFaulty && fault == Fault::Hangs)
            gate.acquire(); // whoever asked may leave: it does not hear
        int number = 0;
        Result<void> death;
        auto made = transcodeVideoInBand(input, other, cancel, [&](EncodedPicture picture) {
            ++number;
            if (isFaulty && fault == Fault::NoIdrFirst && number == 1)
                picture.isSync = false;
            if (isFaulty && fault == Fault::LosesAPicture && number == 20)
                return;
            if (isFaulty && fault == Fault::Dies && number == 20)
                death = fail(ErrorKind::Internal, u"the device is gone"_s);
            onPicture(std::move(picture));
        });
        return death ? made : death;
    }
};

class tst_GatewayEncoders : public QObject
{
    Q_OBJECT
    static constexpr int kPictures = 15 * 33;
    ClipFolder m_clips;
    TestOrigin m_origin;

    static QJsonObject hardwareOf(GatewayUnderTest &gateway)
    {
        return jsonOf(gateway.control("GET", "/v1/stats"))[u"encoders"_s].toArray().at(0).toObject();
    }

    // Times in milliseconds of the pictures that ffprobe decodes of `path`.
    static QList<qint64> decodedTimes(const QString &path)
    {
        QList<qint64> times;
        const auto lines =
            runProgram(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-select_streams"_s, u"v:0"_s, u"-show_entries"_s,
                                      u"frame=pts_time"_s, u"-of"_s, u"csv=p=0"_s, path});
        for (const QByteArray &line : lines.value_or(QByteArray()).split('\n')) {
            const QByteArray number = line.split(',').first().trimmed();
            if (!number.isEmpty())
                times.append(qRound64(number.toDouble() * 1000));
        }
        return times;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString clip =
            m_clips.make(u"clip.mkv"_s, u"testsrc=size=160x120:rate=15:duration=33"_s,
                         u"-pix_fmt yuv420p -c:v mpeg4 -q:v 6 -g 75 -sc_threshold 1000000000"_s);
        if (clip.isEmpty())
            QSKIP("there is no ffmpeg to make the clip with");
        QFile file(clip);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_origin.serve("/clip.mkv", file.readAll());
    }

    void showsThePlayerNothing_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("reason");
        QTest::newRow("works") << Fault::None << QString();
        QTest::newRow("no IDR picture first") << Fault::NoIdrFirst << u"not an IDR picture"_s;
        QTest::newRow("loses a picture") << Fault::LosesAPicture << u"pictures of"_s;
        QTest::newRow("dies in the middle") << Fault::Dies << u"the device is gone"_s;
        QTest::newRow("hangs") << Fault::Hangs << u"not done within"_s;
    }

    void showsThePlayerNothing()
    {
        QFETCH(Fault, fault);
        QFETCH(QString, reason);
        const auto hardware = std::make_shared<FakeHardware>();
        hardware->fault = fault;
        GatewayUnderTest gateway([&](GatewayOptions &options) {
            const auto encode = [hardware](const VideoTranscodeInput &input, const AvcTarget &target,
                                           const CancelToken &cancel, const OnPicture &onPicture) {
                return hardware->encode(input, target, cancel, onPicture);
            };
            options.hardwareEncoders = {{u"fake"_s, {}, encode}};
        });
        QVERIFY2(gateway.isRunning(), qPrintable(gateway.startError()));
        QCOMPARE(gateway.control("PATCH", "/v1/settings", R"({"encoder":"automatic"})").status, 200);
        const QByteArray folder = gateway.folderOf(gateway.add(m_origin.url("/clip.mkv")));
        PlayerWalk player(gateway.mediaPort(), folder);
        QVERIFY2(player.open({}), player.problem().constData());
        QVERIFY(player.renditions().front().folder.endsWith("/v1.avc.hw/"));
        QVERIFY(player.renditions().front().init.contains("avc3"));
        QVERIFY(player.get(folder + "master.m3u8").body.contains("CODECS=\"avc3.64"));
        QByteArray film = player.renditions().front().init;
        for (const QByteArray &segment : player.renditions().front().segments) {
            const Answer answer = gateway.media(segment); // what grows ends with its connection
            QVERIFY2(answer.status == 200 && answer.isComplete, answer.body.left(512).constData());
            QVERIFY2(answer.field("etag").startsWith("W/"), answer.field("etag").constData());
            film += answer.body;
        }
        QVERIFY(player.segmentCount() >= 6);
        QVERIFY(hardware->inOrder >= 2); // else nothing was mixed

        QFile file(m_clips.path(u"film.mp4"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(film), film.size());
        file.close();
        const QList<qint64> times = decodedTimes(file.fileName());
        QCOMPARE(times.size(), kPictures);
        for (qsizetype i = 0; i < times.size(); ++i)
            QVERIFY2(std::abs(times[i] - i * 1000 / 15) <= 2, qPrintable(QString::number(i)));
        const auto decoded = runProgram(u"ffmpeg"_s, {u"-v"_s, u"error"_s, u"-xerror"_s, u"-i"_s,
                                                      file.fileName(), u"-f"_s, u"null"_s, u"-"_s});
        QVERIFY(decoded);

        const QJsonObject shown = hardwareOf(gateway);
        QCOMPARE(shown[u"name"_s], u"fake"_s);
        QCOMPARE(shown[u"kind"_s], u"hardware"_s);
        QCOMPARE(shown[u"state"_s], fault == Fault::None ? u"usable"_s : u"quarantined"_s);
        QVERIFY2(shown[u"reason"_s].toString().contains(reason), qPrintable(shown[u"reason"_s].toString()));
        const QJsonArray sessions = jsonOf(gateway.control("GET", "/v1/sessions"))[u"sessions"_s].toArray();
        const QString maker = fault == Fault::None ? u"converted by fake."_s : u"converted by x264"_s;
        QVERIFY(sessions.at(0)[u"reason"_s].toString().contains(maker));
        hardware->gate.release(64);
    }

    void usesSoftwareAloneUnlessItIsTold()
    {
        const auto hardware = std::make_shared<FakeHardware>();
        GatewayUnderTest gateway([&](GatewayOptions &options) {
            options.hardwareEncoders = {{u"fake"_s, {}, [hardware](const auto &...) -> Result<void> {
                                             ++hardware->calls;
                                             return fail(ErrorKind::Internal, u"it is not to be asked"_s);
                                         }}};
        });
        const QByteArray folder = gateway.folderOf(gateway.add(m_origin.url("/clip.mkv")));
        PlayerWalk player(gateway.mediaPort(), folder);
        QVERIFY2(player.open({}), player.problem().constData());
        QVERIFY(player.renditions().front().folder.endsWith("/v1.avc/"));
        QVERIFY(player.renditions().front().init.contains("avc1"));
        const Answer answer = gateway.media(player.renditions().front().segments.front());
        QVERIFY(answer.field("etag").startsWith('"'));
        QCOMPARE(hardware->calls.load(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayEncoders)
#include "tst_GatewayEncoders.moc"
