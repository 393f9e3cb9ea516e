// SPDX-License-Identifier: GPL-3.0-or-later
// Bad input: each kind ends in a sentence that says what happened and what to do, the same on the media port,
// on the control port and in the window, and nowhere with the source's secrets.
#include "core/base/ErrorSentence.h"
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/io/IoTesting.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/MatroskaFile.h"
#include "tests/support/TestOrigin.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

constexpr qint64 kAnswerWithinMs = 7000;
constexpr qsizetype kMostErrorBytes = 512;
constexpr char kSecret[] = "canary"; // part of every login, path, query and header value here

// What is logged while it lives.
class LogKeeper
{
public:
    LogKeeper() { s_before = qInstallMessageHandler(keep); }
    ~LogKeeper() { qInstallMessageHandler(s_before); }
    [[nodiscard]] static QString text()
    {
        const std::lock_guard lock(s_mutex);
        return s_text;
    }
    static void clear()
    {
        const std::lock_guard lock(s_mutex);
        s_text.clear();
    }

private:
    static void keep(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        {
            const std::lock_guard lock(s_mutex);
            s_text += text + u'\n';
        }
        s_before(type, context, text);
    }
    static inline QtMessageHandler s_before = nullptr;
    static inline std::mutex s_mutex;
    static inline QString s_text; // guarded by s_mutex
};

struct BadInput
{
    QUrl url;
    int status = 502;
    QString kind;
    QStringList words; ///< what happened, and what to do
};

// A Matroska file of sound and subtitles only in name: no Block in it is a keyframe, so scanning finds
// nothing either.
QByteArray withoutKeyframes()
{
    MatroskaFile file;
    file.cuesPlace = MatroskaFile::CuesPlace::None;
    for (quint64 second = 0; second < 20; ++second)
        file.addCluster(second * 1000, simpleBlock(1, 0, QByteArray(3000, 'p')));
    return file.bytes();
}

} // namespace

class tst_GatewayErrors : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    std::unique_ptr<LogKeeper> m_log; // from initTestCase() on: QtTest has a handler of its own
    std::unique_ptr<TestOrigin> m_origin;
    TestOrigin m_limited; // its wish to be left alone concerns all its files
    std::unique_ptr<GatewayUnderTest> m_gateway;
    QMap<QByteArray, BadInput> m_inputs;
    QMap<QByteArray, QByteArray> m_bytes; // by path at the origin
    QProcess m_tlsServer;

    // At the test origin, with secrets in all places that may hold some.
    QUrl secretUrl(const QByteArray &path) const
    {
        QUrl url = m_origin->url(path);
        url.setUserInfo(u"canaryuser:canarypassword"_s);
        url.setQuery(u"token=canarytoken"_s);
        return url;
    }
    void addOrigin(const QByteArray &name, const QByteArray &bytes, OriginFaults faults, int status,
                   const QString &kind, const QStringList &words)
    {
        const QByteArray path = "/canarypath/" + name + "/film.mkv";
        m_origin->serve(path, bytes, std::move(faults));
        m_bytes[path] = bytes;
        m_inputs[name] = {secretUrl(path), status, kind, words};
    }
    static OriginFaults faultsOf(const QString &words) { return parseOriginFaults(words).value(); }

    void prepareHosts()
    {
        const quint16 closedPort = TestOrigin().port();
        m_inputs["closed-port"] = {
            QUrl(u"http://canaryuser:canarypassword@127.0.0.1:%1/canarypath/film.mkv"_s.arg(closedPort)),
            502,
            u"E_UP_UNREACHABLE"_s,
            {u"127.0.0.1"_s, u"refused"_s, u"check"_s}};
        m_inputs["no-such-file"] = {QUrl::fromLocalFile(m_dir.filePath(u"gone.mkv"_s)),
                                    502,
                                    u"E_NOT_FOUND"_s,
                                    {u"gone.mkv"_s, u"does not exist"_s, u"moved"_s}};
        m_inputs["no-such-name"] = {
            QUrl(u"http://canaryuser:canarypassword@name.invalid/canarypath/film.mkv"_s),
            502,
            u"E_UP_DNS"_s,
            {u"name.invalid"_s, u"check"_s}};
        QUrl https = secretUrl("/canarypath/tls/film.mkv");
        https.setScheme(u"https"_s);
        m_inputs["tls-of-a-plain-port"] = {
            https, 502, u"E_UP_UNREACHABLE"_s, {u"127.0.0.1"_s, u"secure connection"_s, u"http://"_s}};
    }
    // A server with a certificate that nobody vouches for; false if there is no openssl program.
    bool prepareSelfSigned()
    {
        const QString certificate = m_dir.filePath(u"certificate.pem"_s);
        const QString key = m_dir.filePath(u"key.pem"_s);
        if (!runProgram(u"openssl"_s,
                        {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                         u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                         u"/CN=Cuegate test"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s, u"-keyout"_s,
                         key, u"-out"_s, certificate}))
            return false;
        m_tlsServer.setProcessChannelMode(QProcess::MergedChannels);
        m_tlsServer.start(u"openssl"_s, {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-www"_s, u"-cert"_s,
                                         certificate, u"-key"_s, key});
        QByteArray said;
        while (!said.contains("ACCEPT ") || !said.endsWith('\n')) {
            if (!m_tlsServer.waitForReadyRead(10'000))
                return false;
            said += m_tlsServer.readAll();
        }
        QUrl url = secretUrl("/canarypath/film.mkv");
        url.setScheme(u"https"_s);
        url.setPort(said.mid(said.lastIndexOf(':') + 1).trimmed().toInt());
        m_inputs["tls-self-signed"] = {
            url, 502, u"E_UP_TLS"_s, {u"127.0.0.1"_s, u"self-signed"_s, u"clock"_s}};
        return true;
    }
    void prepareAnswers()
    {
        const QByteArray bytes = distinctBytes(300'000);
        addOrigin("401", bytes, faultsOf(u"code=401"_s), 502, u"E_UP_AUTH"_s,
                  {u"401"_s, u"link"_s, u"login"_s});
        addOrigin("403", bytes, faultsOf(u"code=403"_s), 502, u"E_UP_AUTH"_s,
                  {u"403"_s, u"link"_s, u"login"_s});
        addOrigin("404", bytes, faultsOf(u"code=404"_s), 502, u"E_UP_NOT_FOUND"_s,
                  {u"404"_s, u"check the link"_s});
        m_limited.serve("/canarypath/429/film.mkv", bytes, faultsOf(u"code=429,ra=60"_s));
        QUrl limited = secretUrl("/canarypath/429/film.mkv");
        limited.setPort(m_limited.port());
        m_inputs["429"] = {limited, 502, u"E_UP_LIMITED"_s, {u"limiting us"_s, u"later"_s}};
        addOrigin("500", bytes, faultsOf(u"code=500"_s), 502, u"E_UP_STATUS"_s, {u"500"_s, u"try again"_s});
        addOrigin("not-http", bytes, faultsOf(u"garbage"_s), 502, u"E_UP_PROTOCOL"_s,
                  {u"not HTTP"_s, u"check"_s});
        addOrigin("redirect-loop", bytes, faultsOf(u"loop"_s), 502, u"E_UP_REDIRECT"_s,
                  {u"circle"_s, u"browser"_s});
        addOrigin("never-answers", bytes, faultsOf(u"ttfb=60000"_s), 504, u"E_UP_SLOW_START"_s,
                  {u"try again"_s});
        addOrigin("stalls-in-the-body", bytes, faultsOf(u"stall=10000,stalls=99"_s), 504,
                  u"E_UP_SLOW_START"_s, {u"try again"_s});
        addOrigin("empty", {}, {}, 502, u"E_MEDIA_NOT_MEDIA"_s, {u"empty"_s, u"browser"_s});
    }
    void prepareContents()
    {
        const QByteArray page =
            "<!doctype html><html><title>canary sign in</title><body>" + QByteArray(5000, 'x');
        addOrigin("web-page", page, {}, 502, u"E_MEDIA_NOT_MEDIA"_s,
                  {u"web page"_s, u"link"_s, u"browser"_s});
        addOrigin("text", QByteArray("canary: not found, sorry.\n").repeated(50), {}, 502,
                  u"E_MEDIA_NOT_MEDIA"_s, {u"text"_s, u"link"_s});
        addOrigin("playlist", "#EXTM3U\n#EXTINF:-1,canary\nhttp://canary.example/\n", {}, 502,
                  u"E_MEDIA_NOT_MEDIA"_s, {u"playlist"_s});
        addOrigin("noise", distinctBytes(300'000), {}, 502, u"E_MEDIA_NOT_MEDIA"_s, {u"MKV"_s, u"MP4"_s});
        addOrigin("no-keyframes", withoutKeyframes(), {}, 502, u"E_MEDIA_NO_INDEX"_s,
                  {u"index"_s, u"/file"_s});
        addOrigin("program-stream", QByteArray::fromHex("000001ba") + distinctBytes(300'000), {}, 502,
                  u"E_MEDIA_NO_INDEX"_s, {u"MPEG program stream"_s, u"/file"_s});
        const QByteArray cut = withoutKeyframes().first(200);
        addOrigin("cut-off", cut, {}, 502, u"E_MEDIA_CORRUPT"_s, {u"damaged"_s, u"again"_s});
    }
    bool prepareFfmpegFiles()
    {
        const QStringList pictures{u"-f"_s,   u"lavfi"_s,   u"-i"_s,       u"testsrc2=s=320x180:r=24:d=6"_s,
                                   u"-c:v"_s, u"libx264"_s, u"-g"_s,       u"24"_s,
                                   u"-b:v"_s, u"8M"_s,      u"-pix_fmt"_s, u"yuv420p"_s};
        const QString encrypted = m_dir.filePath(u"encrypted.mp4"_s);
        const QString plain = m_dir.filePath(u"plain.mp4"_s);
        if (!ffmpeg(pictures + QStringList{plain}) ||
            !ffmpeg({u"-i"_s, plain, u"-c"_s, u"copy"_s, u"-encryption_scheme"_s, u"cenc-aes-ctr"_s,
                     u"-encryption_key"_s, u"00112233445566778899aabbccddeeff"_s, u"-encryption_kid"_s,
                     u"ffeeddccbbaa99887766554433221100"_s, encrypted}))
            return false;
        QFile encryptedFile(encrypted);
        QFile plainFile(plain);
        if (!encryptedFile.open(QIODevice::ReadOnly) || !plainFile.open(QIODevice::ReadOnly))
            return false;
        addOrigin("encrypted", encryptedFile.readAll(), {}, 502, u"E_MEDIA_ENCRYPTED"_s,
                  {u"encrypted"_s, u"copy"_s});
        // The moov is more than 8 MiB behind what has come when it is asked for, the 1 MiB ahead included.
        const QByteArray film = plainFile.readAll();
        const QByteArray padded = film.first(32) + u32be(10 * 1024 * 1024) + "free" +
                                  QByteArray(10 * 1024 * 1024 - 8, '\0') + film.mid(32);
        addOrigin("no-ranges", padded, faultsOf(u"norange"_s), 416, u"E_UP_NORANGE"_s,
                  {u"parts"_s, u"download"_s});
        return true;
    }
    static QByteArray u32be(quint32 value)
    {
        QByteArray bytes(4, '\0');
        qToBigEndian(value, bytes.data());
        return bytes;
    }
    static void checkWords(const QString &sentence, const QStringList &words)
    {
        for (const QString &word : words)
            QVERIFY2(sentence.contains(word, Qt::CaseInsensitive),
                     qPrintable(word + u" is missing in: "_s + sentence));
    }
    static void addRows()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"closed-port",
                                 "no-such-file",
                                 "no-such-name",
                                 "tls-of-a-plain-port",
                                 "tls-self-signed",
                                 "401",
                                 "403",
                                 "404",
                                 "429",
                                 "500",
                                 "not-http",
                                 "redirect-loop",
                                 "never-answers",
                                 "stalls-in-the-body",
                                 "empty",
                                 "web-page",
                                 "text",
                                 "playlist",
                                 "noise",
                                 "no-keyframes",
                                 "program-stream",
                                 "cut-off",
                                 "encrypted",
                                 "no-ranges"})
            QTest::newRow(name) << QByteArray(name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_log = std::make_unique<LogKeeper>();
        m_origin = std::make_unique<TestOrigin>();
        m_gateway = std::make_unique<GatewayUnderTest>();
        QVERIFY2(m_gateway->isRunning(), qPrintable(m_gateway->startError()));
        prepareHosts();
        prepareAnswers();
        prepareContents();
        if (!prepareFfmpegFiles())
            qWarning("no ffmpeg here: two rows are left out");
        if (!prepareSelfSigned())
            qWarning("no openssl here: a row is left out");
    }

    void cleanupTestCase()
    {
        m_tlsServer.kill();
        m_tlsServer.waitForFinished();
        m_log.reset();
    }

    void saysWhatHappenedAndWhatToDo_data() { addRows(); }
    void saysWhatHappenedAndWhatToDo()
    {
        QFETCH(QByteArray, name);
        if (!m_inputs.contains(name))
            QSKIP("the program that makes it is missing");
        const BadInput input = m_inputs[name];
        LogKeeper::clear();
        const QByteArray id =
            m_gateway->add(input.url, {{u"headers"_s, QJsonObject{{u"X-Key"_s, u"canaryheader"_s}}}});
        QVERIFY(!id.isEmpty());
        QElapsedTimer clock;
        clock.start();
        const Answer answer = m_gateway->media(m_gateway->folderOf(id) + "master.m3u8");
        QVERIFY2(clock.elapsed() <= kAnswerWithinMs, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(answer.status, input.status);
        QVERIFY(answer.body.size() <= kMostErrorBytes);
        QCOMPARE(answer.field("access-control-allow-origin"), "*");
        QCOMPARE(answer.field("content-type"), "application/json");
        QCOMPARE(answer.field("retry-after"), name == "429" ? QByteArray("30") : QByteArray());
        const QJsonObject error = jsonOf(answer)[u"error"_s].toObject();
        qInfo("%s: %s", qPrintable(error[u"kind"_s].toString()), qPrintable(error[u"message"_s].toString()));
        QCOMPARE(error[u"kind"_s].toString(), input.kind);
        const QString sentence = error[u"message"_s].toString();
        checkWords(sentence, input.words);

        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Failed);
        QCOMPARE(shown.state, SourceState::Failed);
        QCOMPARE(cuegate::sentence(shown.error), sentence);
        QCOMPARE(QString(errorWord(shown.error)), input.kind);
        const Answer source = m_gateway->control("GET", "/v1/sources/" + id);
        QCOMPARE(jsonOf(source)[u"state"_s].toString(), u"failed"_s);
        QCOMPARE(jsonOf(source)[u"error"_s].toObject(), error);
        const Answer probe = m_gateway->control("GET", "/v1/sources/" + id + "/probe");
        if (probe.status != 200) {
            QCOMPARE(probe.status, input.status);
            QCOMPARE(jsonOf(probe)[u"error"_s].toObject(), error);
        }
        QVERIFY(LogKeeper::text().contains(sentence));
        const QByteArrayList told{answer.head, answer.body, source.body, probe.body,
                                  LogKeeper::text().toUtf8()};
        for (const QByteArray &text : told)
            QVERIFY2(!text.contains(kSecret), text.constData());
    }

    void servesTheOriginalOfWhatItCannotCut_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"no-keyframes", "program-stream"})
            QTest::newRow(name) << QByteArray(name);
    }
    void servesTheOriginalOfWhatItCannotCut()
    {
        QFETCH(QByteArray, name);
        const QByteArray folder = m_gateway->folderOf(m_gateway->add(m_inputs[name].url));
        const QByteArray path = "/canarypath/" + name + "/film.mkv";
        QCOMPARE(m_gateway->media(folder + "master.m3u8").status, 502);
        const Answer file = m_gateway->media(folder + "file");
        QCOMPARE(file.status, 200);
        QCOMPARE(sha256(file.body), sha256(m_bytes[path]));
        const Answer part = m_gateway->media(folder + "file", "GET", {{"Range", "bytes=1000-1999"}});
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, m_bytes[path].mid(1000, 1000));
    }
};

QTEST_GUILESS_MAIN(tst_GatewayErrors)
#include "tst_GatewayErrors.moc"
