// SPDX-License-Identifier: GPL-3.0-or-later
// HLS films whose signed addresses expire while they are watched (FAULTS.md U11), as players see them.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/support/SignedStream.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewaySigned : public QObject
{
    Q_OBJECT
    using Signed = SignedStream::Options::Signed;
    using Names = SignedStream::Options::Names;
    TestOrigin m_origin;
    GatewayUnderTest m_gateway;
    int m_streams = 0;

    // A stream, and the paths a player is told of it.
    struct Opened
    {
        SignedStream stream;
        QByteArray folder;
        QByteArray init;
        QList<QByteArray> pictures;
        QList<QByteArray> sounds;
        int asked = 0; // until it was opened
    };
    [[nodiscard]] std::unique_ptr<Opened> opened(const SignedStream::Options &options)
    {
        const QByteArray name = "/film" + QByteArray::number(++m_streams);
        auto result = std::make_unique<Opened>(Opened{SignedStream(m_origin, name, options), {}, {}, {}, {}});
        result->folder = m_gateway.folderOf(m_gateway.add(result->stream.url()));
        open(*result);
        return result;
    }
    void open(Opened &film)
    {
        const Answer master = m_gateway.media(film.folder + "master.m3u8");
        const QByteArray video = film.folder + "live/v0/";
        const QByteArray audio = film.folder + "live/a0/";
        const QByteArray pictures = m_gateway.media(video + "index.m3u8").body;
        film.init = video + attributeOf(pictures, "#EXT-X-MAP", "URI");
        film.pictures = pathsOf(video, pictures);
        film.sounds = pathsOf(audio, m_gateway.media(audio + "index.m3u8").body);
        film.asked = film.stream.asked();
    }
    static QList<QByteArray> pathsOf(const QByteArray &folder, const QByteArray &playlist)
    {
        QList<QByteArray> paths;
        for (const QByteArray &uri : urisOf(playlist))
            paths << folder + uri;
        return paths;
    }
    [[nodiscard]] QByteArray bytes(const QByteArray &path)
    {
        const Answer answer = m_gateway.media(path);
        return answer.status == 200 && answer.isComplete
                   ? answer.body
                   : QByteArray(path + ": " + QByteArray::number(answer.status) + ' ' + answer.body);
    }
    [[nodiscard]] static QByteArray kindOf(const Answer &answer)
    {
        return jsonOf(answer)[u"error"_s][u"kind"_s].toString().toLatin1();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_gateway.isRunning(), qPrintable(m_gateway.startError())); }

    void playsOnWhenAddressesExpire_data()
    {
        QTest::addColumn<Signed>("signedOnes");
        QTest::addColumn<Names>("names");
        QTest::addColumn<int>("status");
        QTest::newRow("segments") << Signed::SegmentsOnly << Names::WithToken << 403;
        QTest::newRow("segments-named-anew") << Signed::SegmentsOnly << Names::NewEachTime << 401;
        QTest::newRow("playlists-too") << Signed::PlaylistsToo << Names::WithToken << 410;
        QTest::newRow("playlists-too-named-anew") << Signed::PlaylistsToo << Names::NewEachTime << 403;
    }
    void playsOnWhenAddressesExpire()
    {
        QFETCH(Signed, signedOnes);
        QFETCH(Names, names);
        QFETCH(int, status);
        const auto film = opened({.segments = 8, .signedOnes = signedOnes, .names = names, .status = status});
        QCOMPARE(film->pictures.size(), 8);
        QCOMPARE(film->sounds.size(), 8);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(bytes(film->pictures[i]), film->stream.picture(i));
            QCOMPARE(bytes(film->sounds[i]), film->stream.sound(i));
        }
        film->stream.expire();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(bytes(film->init), film->stream.init()); // it was not asked for before
        for (int i = 3; i < 8; ++i) {
            QCOMPARE(bytes(film->sounds[i]), film->stream.sound(i));
            QCOMPARE(bytes(film->pictures[i]), film->stream.picture(i));
        }
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(film->stream.asked() - film->asked, 1);
        // Its links stay as they were.
        const auto before = film->pictures;
        open(*film);
        QCOMPARE(film->pictures, before);
    }
    void opensASoundWhoseAddressExpiredBefore()
    {
        SignedStream stream(m_origin, "/late", {});
        const QByteArray folder = m_gateway.folderOf(m_gateway.add(stream.url()));
        QCOMPARE(m_gateway.media(folder + "live/v0/index.m3u8").status, 200);
        stream.expire();
        QCOMPARE(m_gateway.media(folder + "live/a0/index.m3u8").status, 200);
        QCOMPARE(bytes(folder + "live/a0/9.aac"), stream.sound(2));
    }
    void saysSoWhereNoAddressWorks()
    {
        const auto film = opened({});
        film->stream.expire(SignedStream::Renewed::RefusedToo);
        for (int i = 0; i < 5; ++i) {
            const Answer answer = m_gateway.media(film->pictures[i]);
            QCOMPARE(answer.status, 502);
            QCOMPARE(kindOf(answer), "E_UP_AUTH"_ba);
            QVERIFY(answer.body.size() <= 512 && !answer.body.contains("t="));
        }
        QCOMPARE(film->stream.asked() - film->asked, 1);
    }
    void saysThatTheStreamIsAnotherOne()
    {
        const auto film = opened({});
        QCOMPARE(bytes(film->pictures[0]), film->stream.picture(0));
        film->stream.becomeAnother();
        const auto before = film->pictures;
        for (const int i : {1, 0}) { // also of what is kept
            const Answer answer = m_gateway.media(before[i]);
            QCOMPARE(answer.status, 410);
            QCOMPARE(kindOf(answer), "E_UP_CHANGED"_ba);
        }
        open(*film);
        QCOMPARE(film->pictures.size(), 9);
        QCOMPARE(bytes(film->init), film->stream.init());
        for (int i = 0; i < 9; ++i) {
            QVERIFY(!before.contains(film->pictures[i]));
            QCOMPARE(bytes(film->pictures[i]), film->stream.picture(i));
        }
    }
};

QTEST_GUILESS_MAIN(tst_GatewaySigned)
#include "tst_GatewaySigned.moc"
