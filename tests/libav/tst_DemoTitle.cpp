// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/DemoTitle.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace cuegate;
using namespace Qt::StringLiterals;

static QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    constexpr int kTimeoutMs = 60'000;
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    return process.waitForFinished(kTimeoutMs) ? process.readAll() : QByteArray("timed out");
}

class tst_DemoTitle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_path = m_directory.filePath(u"demo title.mkv"_s);
        DemoTitleOptions options;
        options.durationMs = 6000;
        options.width = 320;
        options.height = 180;
        const auto made = makeDemoTitle(m_path, options, {}, [this](int percent) { m_percents << percent; });
        if (!made && made.error().kind == ErrorKind::Unsupported)
            QSKIP("the FFmpeg libraries here have no libx264");
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    }
    void leavesTheFinishedFileOnly()
    {
        QVERIFY(QFile::exists(m_path));
        QVERIFY(!QFile::exists(m_path + u".part"_s));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.read(4), QByteArray::fromHex("1a45dfa3"));
        QVERIFY(file.readAll().contains(QByteArray::fromHex("1c53bb6b"))); // Cues
    }
    void tellsItsProgressOnceEach()
    {
        QCOMPARE(m_percents.first(), 0);
        QCOMPARE(m_percents.last(), 100);
        for (qsizetype i = 1; i < m_percents.size(); ++i)
            QVERIFY(m_percents[i] > m_percents[i - 1]);
    }
    void hasTheStreamsItPromises()
    {
        const QJsonObject probed = probe({u"-show_streams"_s, u"-show_format"_s});
        const QJsonArray streams = probed["streams"_L1].toArray();
        QCOMPARE(streams.size(), 3);
        const QJsonObject video = streams[0].toObject();
        QCOMPARE(video["codec_name"_L1].toString(), u"h264"_s);
        QCOMPARE(video["profile"_L1].toString(), u"High"_s);
        QVERIFY(video["has_b_frames"_L1].toInt() > 0);
        QCOMPARE(video["avg_frame_rate"_L1].toString(), u"25/1"_s);
        const QStringList languages{u"eng"_s, u"deu"_s};
        for (int i = 0; i < 2; ++i) {
            const QJsonObject audio = streams[i + 1].toObject();
            QCOMPARE(audio["codec_name"_L1].toString(), u"aac"_s);
            QCOMPARE(audio["sample_rate"_L1].toString(), u"48000"_s);
            QCOMPARE(audio["channels"_L1].toInt(), 2);
            const QString language = audio["tags"_L1].toObject()["language"_L1].toString();
            QVERIFY2(language == languages[i] || (i == 1 && language == "ger"_L1), qPrintable(language));
            QCOMPARE(audio["disposition"_L1].toObject()["default"_L1].toInt(), i == 0 ? 1 : 0);
        }
        const QJsonObject format = probed["format"_L1].toObject();
        QCOMPARE(format["tags"_L1].toObject()["title"_L1].toString(), u"Cuegate demo"_s);
        const double seconds = format["duration"_L1].toString().toDouble();
        QVERIFY2(seconds >= 5.99 && seconds <= 6.05, qPrintable(QString::number(seconds)));
        QCOMPARE(format["start_time"_L1].toString().toDouble(), 0.0);
    }
    void hasAKeyframeEveryTwoSeconds()
    {
        const QJsonArray packets =
            probe({u"-select_streams"_s, u"v"_s, u"-show_packets"_s})["packets"_L1].toArray();
        QCOMPARE(packets.size(), 150);
        QList<double> times;
        for (const auto &packet : packets) {
            if (packet.toObject()["flags"_L1].toString().startsWith(u'K'))
                times << packet.toObject()["pts_time"_L1].toString().toDouble();
        }
        QCOMPARE(times, (QList<double>{0, 2, 4}));
    }
    void decodesWithoutAWord()
    {
        if (QStandardPaths::findExecutable(u"ffmpeg"_s).isEmpty())
            QSKIP("no ffmpeg");
        QCOMPARE(outputOf(u"ffmpeg"_s, {u"-v"_s, u"warning"_s, u"-nostdin"_s, u"-xerror"_s, u"-i"_s, m_path,
                                        u"-map"_s, u"0"_s, u"-f"_s, u"null"_s, u"-"_s}),
                 QByteArray());
    }
    void clicksWhenItFlashes()
    {
        if (QStandardPaths::findExecutable(u"ffmpeg"_s).isEmpty())
            QSKIP("no ffmpeg");
        // The loudest of the samples around the fourth second: clicks are far louder than the chords.
        const QByteArray raw =
            outputOf(u"ffmpeg"_s, {u"-v"_s, u"error"_s, u"-nostdin"_s, u"-i"_s, m_path, u"-map"_s, u"0:a:1"_s,
                                   u"-ac"_s, u"1"_s, u"-f"_s, u"s16le"_s, u"-"_s});
        QVERIFY(raw.size() >= 5 * 48000 * 2);
        int loudest = 0;
        qsizetype at = 0;
        for (qsizetype i = qsizetype(3.5 * 48000); i < qsizetype(4.5 * 48000); ++i) {
            const int level = std::abs(qFromLittleEndian<qint16>(raw.constData() + 2 * i));
            if (level > loudest) {
                loudest = level;
                at = i;
            }
        }
        QVERIFY2(std::abs(at - 4 * 48000) < 48, qPrintable(QString::number(at)));
    }
    void leavesNothingWhenCancelled()
    {
        const QString path = m_directory.filePath(u"cancelled.mkv"_s);
        const CancelSource source;
        DemoTitleOptions options;
        options.durationMs = 60'000;
        options.width = 160;
        options.height = 90;
        const auto made = makeDemoTitle(path, options, source.token(), [&](int percent) {
            if (percent >= 2)
                source.cancel();
        });
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::Cancelled);
        QVERIFY(!QFile::exists(path));
        QVERIFY(!QFile::exists(path + u".part"_s));
    }
    void saysWhatItCannotDo()
    {
        DemoTitleOptions odd;
        odd.width = 321;
        QCOMPARE(makeDemoTitle(m_path, odd, {}, {}).error().kind, ErrorKind::InvalidArgument);
        const auto made = makeDemoTitle(m_directory.filePath(u"no/such/folder.mkv"_s), {}, {});
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::Unavailable);
    }

private:
    [[nodiscard]] QJsonObject probe(const QStringList &what) const
    {
        const QStringList arguments{u"-v"_s, u"error"_s, u"-of"_s, u"json"_s};
        return QJsonDocument::fromJson(outputOf(u"ffprobe"_s, arguments + what + QStringList{m_path}))
            .object();
    }

    QTemporaryDir m_directory;
    QString m_path;
    QList<int> m_percents;
};

QTEST_GUILESS_MAIN(tst_DemoTitle)
#include "tst_DemoTitle.moc"
