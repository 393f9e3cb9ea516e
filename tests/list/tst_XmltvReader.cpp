// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/GzipReader.h"
#include "core/list/XmltvReader.h"

#include "tests/support/Gzip.h"

#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

class tst_XmltvReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTimes_data();
    void readsTimes();
    void readsProgrammesOfTheListsChannels();
    void readsTheSameInPiecesOfAnySize();
    void knowsWhatIsOnAndNext();
    void acceptsTheUsualDoctype();
    void refusesEntities_data();
    void refusesEntities();
    void refusesWhatIsNoGuide_data();
    void refusesWhatIsNoGuide();
    void undoesGzip();
    void boundsGzip();
    void passesWhatIsNotCompressed();
};

static constexpr qint64 kDay = 86'400'000;
static constexpr qint64 kNoon = 20'000 * kDay + kDay / 2; // 2024-10-04T12:00Z

static Result<std::shared_ptr<const Guide>> read(const QByteArray &text, qsizetype pieceBytes = 1'000'000)
{
    std::vector<quint64> channels{channelKey("One.tv"), channelKey("two.tv")};
    std::ranges::sort(channels);
    XmltvReader reader(channels, {kNoon - kDay, kNoon + 8 * kDay});
    for (qsizetype i = 0; i < text.size(); i += pieceBytes) {
        if (const auto pushed =
                reader.push(QByteArrayView(text).sliced(i, std::min(pieceBytes, text.size() - i)));
            !pushed)
            return std::unexpected(pushed.error());
    }
    return reader.finish();
}

static const QByteArray kGuide =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tv generator-info-name=\"x\">"
    "<channel id=\"one.tv\"><display-name>One</display-name></channel>"
    "<programme start=\"20241004113000 +0000\" stop=\"20241004123000 +0000\" channel=\"one.tv\">"
    "<title lang=\"en\">News &amp; <b>w</b>eather</title><title>Zweiter</title><desc>Long</desc></programme>"
    "<programme start=\"20241004143000 +0200\" channel=\"ONE.TV\"><title>Second\n&#x202E;</title></programme>"
    "<programme start=\"20241004120000\" stop=\"20241004130000\" "
    "channel=\"three.tv\"><title>No</title></programme>"
    "<programme start=\"20241001120000\" stop=\"20241001130000\" "
    "channel=\"one.tv\"><title>Old</title></programme>"
    "<programme start=\"20241101120000\" stop=\"20241101130000\" "
    "channel=\"one.tv\"><title>Far</title></programme>"
    "<programme start=\"nonsense\" channel=\"one.tv\"><title>Never</title></programme></tv>";

void tst_XmltvReader::readsTimes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("utc") << u"20241004120000 +0000"_s << kNoon;
    QTest::newRow("east") << u"20241004133000 +0130"_s << kNoon;
    QTest::newRow("west") << u"20241004070000 -0500"_s << kNoon;
    QTest::newRow("no-offset") << u"20241004120000"_s << kNoon;
    QTest::newRow("no-seconds") << u"202410041200 +0000"_s << kNoon;
    QTest::newRow("no-blank") << u"20241004140000+0200"_s << kNoon;
    QTest::newRow("month-13") << u"20241304120000"_s << qint64(-1);
    QTest::newRow("february-30") << u"20240230120000"_s << qint64(-1);
    QTest::newRow("words") << u"tomorrow"_s << qint64(-1);
    QTest::newRow("empty") << QString() << qint64(-1);
}

void tst_XmltvReader::readsTimes()
{
    QFETCH(QString, text);
    QTEST(xmltvTime(text).value_or(-1), "ms");
}

void tst_XmltvReader::readsProgrammesOfTheListsChannels()
{
    const auto guide = read(kGuide);
    QVERIFY2(guide, qPrintable(guide ? QString() : guide.error().message));
    QCOMPARE((*guide)->size(), 2);
    const auto &all = (*guide)->programmes();
    QCOMPARE((*guide)->titleOf(all[0]), "News & weather");
    QCOMPARE(all[0].startMs, kNoon - kDay / 48);
    QCOMPARE((*guide)->titleOf(all[1]), "Second");
    QCOMPARE(all[1].startMs, kNoon + kDay / 48);
    QCOMPARE(all[1].endMs, kNoon + kDay / 48 + 3'600'000); // nobody said
}

void tst_XmltvReader::readsTheSameInPiecesOfAnySize()
{
    for (const qsizetype size : {1, 7, 64, 1000}) {
        const auto guide = read(kGuide, size);
        QVERIFY2(guide, qPrintable(guide ? QString() : guide.error().message));
        QCOMPARE((*guide)->size(), 2);
        QCOMPARE((*guide)->titleOf((*guide)->programmes()[0]), "News & weather");
    }
}

void tst_XmltvReader::knowsWhatIsOnAndNext()
{
    const auto guide = *read(kGuide);
    const quint64 one = channelKey("oNe.tv");
    QCOMPARE(guide->titleOf(*guide->at(one, kNoon)), "News & weather");
    QCOMPARE(guide->titleOf(*guide->after(one, kNoon)), "Second");
    QVERIFY(!guide->at(one, kNoon - kDay));
    QVERIFY(!guide->after(one, kNoon + kDay));
    QVERIFY(!guide->at(channelKey("two.tv"), kNoon));
}

void tst_XmltvReader::acceptsTheUsualDoctype()
{
    QVERIFY(read("<?xml version=\"1.0\"?><!DOCTYPE tv SYSTEM \"xmltv.dtd\"><tv></tv>"));
}

void tst_XmltvReader::refusesEntities_data()
{
    QTest::addColumn<QByteArray>("text");
    QByteArray laughs = "<!DOCTYPE tv [<!ENTITY l0 \"lol\">";
    for (int i = 1; i < 10; ++i) {
        const QByteArray before = "&l" + QByteArray::number(i - 1) + ';';
        laughs += "<!ENTITY l" + QByteArray::number(i) + " \"" + before.repeated(10) + "\">";
    }
    QTest::newRow("billion-laughs") << QByteArray(laughs + "]><tv><channel id=\"&l9;\">&l9;</channel></tv>");
    QTest::newRow("external") << "<!DOCTYPE tv [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><tv>&x;</tv>"_ba;
    QTest::newRow("parameter")
        << "<!DOCTYPE tv [<!ENTITY % x SYSTEM \"http://127.0.0.1/\"> %x;]><tv></tv>"_ba;
    QTest::newRow("undeclared") << "<tv>&nobody;</tv>"_ba;
}

void tst_XmltvReader::refusesEntities()
{
    QFETCH(QByteArray, text);
    const auto guide = read(text);
    QVERIFY(!guide);
    QCOMPARE(guide.error().kind, ErrorKind::CorruptInput);
}

void tst_XmltvReader::refusesWhatIsNoGuide_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("other") << "<html></html>"_ba;
    QTest::newRow("cut") << kGuide.left(300);
    QTest::newRow("broken") << "<tv><programme></tv>"_ba;
    QTest::newRow("deep") << QByteArray("<tv>" + QByteArray("<a>").repeated(100'000));
    QTest::newRow("endless-text") << QByteArray("<tv a=\"" + QByteArray(3'000'000, 'x') + "\"></tv>");
    QTest::newRow("endless-dtd") << QByteArray("<!DOCTYPE tv [" + QByteArray(3'000'000, ' ') + "]><tv/>");
}

void tst_XmltvReader::refusesWhatIsNoGuide()
{
    QFETCH(QByteArray, text);
    const auto guide = read(text);
    QVERIFY(!guide);
    QCOMPARE(guide.error().kind, ErrorKind::CorruptInput);
}

static Result<QByteArray> gunzip(const QByteArray &bytes, qint64 maxBytes, qsizetype pieceBytes)
{
    GzipReader reader(maxBytes);
    QByteArray out;
    for (qsizetype i = 0; i < bytes.size(); i += pieceBytes) {
        const auto pushed =
            reader.push(QByteArrayView(bytes).sliced(i, std::min(pieceBytes, bytes.size() - i)),
                        [&](QByteArrayView piece) -> Result<void> {
                            out.append(piece);
                            return {};
                        });
        if (!pushed)
            return std::unexpected(pushed.error());
    }
    return out;
}

void tst_XmltvReader::undoesGzip()
{
    QByteArray text;
    for (int i = 0; i < 50'000; ++i)
        text += QByteArray::number(i * 7919);
    for (const qsizetype size : {1, 100, 100'000})
        QCOMPARE(*gunzip(gzip(text), 10'000'000, size), text);
    QCOMPARE(*gunzip(gzip("a") + gzip("b"), 100, 3), "ab");
    QByteArray damaged = gzip(text);
    damaged[500] = char(damaged[500] ^ 0x55);
    QVERIFY(!gunzip(damaged, 10'000'000, 1000));
}

void tst_XmltvReader::boundsGzip()
{
    QByteArray text;
    for (int i = 0; i < 500'000; ++i)
        text += QByteArray::number(i * 7919);
    const auto result = gunzip(gzip(text), 1'000'000, 1000);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::CorruptInput);
    // Nobody writes what shrinks like that; a little of it does no harm.
    const auto bomb = gunzip(gzip(QByteArray(20'000'000, '0')), 100'000'000, 1000);
    QVERIFY(!bomb);
    QVERIFY2(bomb.error().message.contains("hundredfold"_L1), qPrintable(bomb.error().message));
    QCOMPARE(gunzip(gzip(QByteArray(1'000'000, '0')), 100'000'000, 1000)->size(), 1'000'000);
}

void tst_XmltvReader::passesWhatIsNotCompressed()
{
    QCOMPARE(*gunzip(kGuide, 1'000'000, 1), kGuide);
    QVERIFY(!gunzip(kGuide, 100, 10));
}

QTEST_GUILESS_MAIN(tst_XmltvReader)
#include "tst_XmltvReader.moc"
