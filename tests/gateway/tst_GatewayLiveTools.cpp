// SPDX-License-Identifier: GPL-3.0-or-later
// A live stream made by ffmpeg as it goes, watched by two ffmpegs through the gateway: every packet is the
// stream's own.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/support/TestOrigin.h"

#include <QDateTime>
#include <QDir>
#include <QHash>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

// Serves what ffmpeg writes to a folder, as it is at the time.
class FolderServer
{
public:
    FolderServer(TestOrigin &origin, QString folder)
        : m_thread([this, &origin, folder] {
            while (!m_isOver) {
                for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files)) {
                    const QByteArray path = '/' + file.fileName().toUtf8();
                    const auto state = std::pair(file.size(), file.lastModified());
                    QFile bytes(file.filePath());
                    const std::lock_guard lock(m_mutex);
                    if (file.suffix() == "tmp"_L1 || m_served.value(path) == state ||
                        !bytes.open(QIODevice::ReadOnly))
                        continue;
                    origin.serve(path, bytes.readAll());
                    m_served[path] = state;
                }
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
            }
        })
    {
    }
    ~FolderServer()
    {
        m_isOver = true;
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(FolderServer)

    [[nodiscard]] bool hasServed(const QByteArray &path) const
    {
        const std::lock_guard lock(m_mutex);
        return m_served.contains(path);
    }

private:
    std::atomic<bool> m_isOver = false;
    mutable std::mutex m_mutex;
    QHash<QByteArray, std::pair<qint64, QDateTime>> m_served; // guarded by m_mutex
    std::thread m_thread;
};

class tst_GatewayLiveTools : public QObject
{
    Q_OBJECT
    // Type, time and checksum of each packet that a player gets.
    static void startPlayer(QProcess &player, const QString &url)
    {
        player.start(u"ffmpeg"_s, {u"-v"_s, u"error"_s, u"-live_start_index"_s, u"0"_s, u"-i"_s, url,
                                   u"-map"_s, u"0"_s, u"-c"_s, u"copy"_s, u"-copyts"_s, u"-f"_s,
                                   u"framehash"_s, u"-hash"_s, u"md5"_s, u"-"_s});
    }
    static QList<QByteArray> packetsOf(const QByteArray &listed)
    {
        QList<QByteArray> packets;
        for (const QByteArray &line : listed.split('\n')) {
            if (!line.isEmpty() && !line.startsWith('#'))
                packets << line;
        }
        return packets;
    }

private Q_SLOTS:
    void twoPlayersGetEveryPacketOfTheStream_data()
    {
        QTest::addColumn<QStringList>("form");
        QTest::newRow("ts") << QStringList{u"-hls_segment_type"_s, u"mpegts"_s};
        QTest::newRow("fmp4") << QStringList{u"-hls_segment_type"_s, u"fmp4"_s};
    }
    void twoPlayersGetEveryPacketOfTheStream()
    {
        QFETCH(QStringList, form);
        if (QStandardPaths::findExecutable(u"ffmpeg"_s).isEmpty())
            QSKIP("no ffmpeg");
        QTemporaryDir folder;
        TestOrigin origin;
        GatewayUnderTest gateway;
        QVERIFY(gateway.isRunning());
        const QString playlist = folder.filePath(u"live.m3u8"_s);
        QProcess channel;
        channel.start(u"ffmpeg"_s, QStringList{u"-v"_s,
                                               u"error"_s,
                                               u"-re"_s,
                                               u"-f"_s,
                                               u"lavfi"_s,
                                               u"-i"_s,
                                               u"testsrc2=s=160x90:r=25:d=12"_s,
                                               u"-f"_s,
                                               u"lavfi"_s,
                                               u"-i"_s,
                                               u"sine=r=48000:d=12"_s,
                                               u"-c:v"_s,
                                               u"libx264"_s,
                                               u"-preset"_s,
                                               u"ultrafast"_s,
                                               u"-g"_s,
                                               u"25"_s,
                                               u"-c:a"_s,
                                               u"aac"_s,
                                               u"-f"_s,
                                               u"hls"_s,
                                               u"-hls_time"_s,
                                               u"1"_s,
                                               u"-hls_list_size"_s,
                                               u"5"_s,
                                               u"-hls_flags"_s,
                                               u"delete_segments+temp_file"_s} +
                                       form + QStringList{playlist});
        const FolderServer server(origin, folder.path());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(playlist), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(server.hasServed("/live.m3u8"), 5000);
        const QByteArray id = gateway.add(origin.url("/live.m3u8"));
        const QString ours = u"http://127.0.0.1:%1"_s.arg(gateway.mediaPort()) +
                             QString::fromLatin1(gateway.folderOf(id)) + u"master.m3u8"_s;
        QProcess direct;
        QProcess first;
        QProcess second;
        startPlayer(direct, origin.url("/live.m3u8").toString());
        startPlayer(first, ours);
        startPlayer(second, ours);
        for (QProcess *player : {&direct, &first, &second}) {
            QVERIFY(QTest::qWaitFor([player] { return player->state() == QProcess::NotRunning; }, 60'000));
            QVERIFY2(player->exitCode() == 0, player->readAllStandardError().constData());
        }
        const auto theirs = packetsOf(direct.readAllStandardOutput());
        QVERIFY2(theirs.size() > 400, qPrintable(QString::number(theirs.size())));
        for (QProcess *player : {&first, &second}) {
            const auto packets = packetsOf(player->readAllStandardOutput());
            // Who came a moment later may have missed the first segment.
            const qsizetype begins = theirs.indexOf(packets.value(0));
            QVERIFY(begins >= 0 && begins < 100);
            QCOMPARE(packets, theirs.mid(begins));
        }
    }
};

QTEST_GUILESS_MAIN(tst_GatewayLiveTools)
#include "tst_GatewayLiveTools.moc"
