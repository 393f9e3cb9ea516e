// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ErrorText.h"
#include "ui/Format.h"
#include "ui/MediaText.h"

#include "FakeGateway.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_Format : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void saysDurations_data();
    void saysDurations();
    void writesClockTimes_data();
    void writesClockTimes();
    void saysSizes_data();
    void saysSizes();
    void namesLanguages_data();
    void namesLanguages();
    void saysFrameRatesAndSound();
    void followsTheLocale();
    void datesHaveNoDayOfTheWeek_data();
    void datesHaveNoDayOfTheWeek();
    void describesAFilmInAFewLines();
    void readsRenditionIds_data();
    void readsRenditionIds();
    void hasASentenceAndANextStepForEveryCode();
    void hasASentenceForEveryKind();
};

void tst_Format::saysDurations_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << u""_s;
    QTest::newRow("short") << qint64(4170) << u"4.2 s"_s;
    QTest::newRow("seconds") << qint64(42'400) << u"42 s"_s;
    QTest::newRow("minutes and seconds") << qint64(200'000) << u"3 min 20 s"_s;
    QTest::newRow("full minute") << qint64(60'000) << u"1 min"_s;
    QTest::newRow("minutes") << qint64(45 * 60'000) << u"45 min"_s;
    QTest::newRow("film") << qint64(6'723'400) << u"1 h 52 min"_s;
    QTest::newRow("rounds up to an hour") << qint64(3'599'600) << u"1 h"_s;
}

void tst_Format::saysDurations()
{
    QFETCH(qint64, ms);
    QTEST(Format::duration(ms), "text");
}

void tst_Format::writesClockTimes_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("seconds");
    QTest::addColumn<QString>("milliseconds");
    QTest::newRow("zero") << qint64(0) << u"0:00"_s << u"0:00.000"_s;
    QTest::newRow("minutes") << qint64(723'456) << u"12:03"_s << u"12:03.456"_s;
    QTest::newRow("hours") << qint64(3'723'006) << u"1:02:03"_s << u"1:02:03.006"_s;
    QTest::newRow("negative") << qint64(-1500) << u"-0:02"_s << u"-0:01.500"_s;
}

void tst_Format::writesClockTimes()
{
    QFETCH(qint64, ms);
    QTEST(Format::clockTime(ms), "seconds");
    QTEST(Format::clockTime(ms, Format::Precision::Milliseconds), "milliseconds");
}

void tst_Format::saysSizes_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown") << qint64(-1) << u""_s;
    QTest::newRow("kilobytes") << qint64(196'000) << u"196 kB"_s;
    QTest::newRow("gigabytes") << qint64(4'312'000'000) << u"4.3 GB"_s;
}

void tst_Format::saysSizes()
{
    QFETCH(qint64, bytes);
    QTEST(Format::bytes(bytes), "text");
}

void tst_Format::namesLanguages_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("name");
    QTest::newRow("two letters") << u"de"_s << u"German"_s;
    QTest::newRow("terminology code") << u"deu"_s << u"German"_s;
    QTest::newRow("bibliographic code") << u"ger"_s << u"German"_s;
    QTest::newRow("French bibliographic") << u"fre"_s << u"French"_s;
    QTest::newRow("with country") << u"pt-BR"_s << u"Portuguese (Brazil)"_s;
    QTest::newRow("undetermined") << u"und"_s << u""_s;
    QTest::newRow("several") << u"mul"_s << u"several languages"_s;
    QTest::newRow("nobody knows it") << u"qqx"_s << u"qqx"_s;
    QTest::newRow("rubbish") << u"%%% "_s << u"%%%"_s;
}

void tst_Format::namesLanguages()
{
    QFETCH(QString, tag);
    QTEST(Format::language(tag), "name");
}

void tst_Format::saysFrameRatesAndSound()
{
    QCOMPARE(Format::frameRate(24000, 1001), u"23.976 fps"_s);
    QCOMPARE(Format::frameRate(25, 1), u"25 fps"_s);
    QCOMPARE(Format::frameRate(30, 1), u"30 fps"_s);
    QCOMPARE(Format::frameRate(25, 2), u"12.5 fps"_s);
    QCOMPARE(Format::frameRate(0, 1), QString());
    QCOMPARE(Format::frameRate(25, 0), QString());
    QCOMPARE(Format::channels(6), u"5.1"_s);
    QCOMPARE(Format::channels(3), u"3 channels"_s);
    QCOMPARE(Format::sampleRate(48000), u"48 kHz"_s);
    QCOMPARE(Format::sampleRate(44100), u"44.1 kHz"_s);
    QCOMPARE(Format::sampleRate(22050), u"22.05 kHz"_s);
    QCOMPARE(Format::bitrate(8'240'000), u"8.2 Mbit/s"_s);
    QCOMPARE(Format::bitrate(640'000), u"640 kbit/s"_s);
    QCOMPARE(Format::seconds(2002), u"2.002 s"_s);
}

void tst_Format::followsTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(Format::bytes(4'312'000'000), u"4,3 GB"_s);
    QCOMPARE(Format::frameRate(24000, 1001), u"23,976 fps"_s);
    QCOMPARE(Format::count(1204), u"1.204"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void tst_Format::describesAFilmInAFewLines()
{
    SourceSnapshot source = test::makeSource(u"a"_s, u"A"_s, SourceState::Ready);
    source.media = test::makeFilm(100);
    source.upstreamRequests = 2;
    source.upstreamBytes = 196'000;
    const QStringList lines = MediaText::overview(source).split(u'\n');
    QCOMPARE(lines,
             (QStringList{u"Matroska, 1 h 52 min, 4.3 GB, 5.1 Mbit/s on average"_s,
                          u"H.265 (HEVC), 1920×1080, 23.976 fps, 10-bit, 2 audio tracks, 1 subtitle track"_s,
                          u"Its index has 1,204 cue points. Keyframes are 1 min 7 s apart on average."_s,
                          u"Plays without conversion on Safari, iPhone and iPad, TVs, Kodi, mpv, and VLC."_s,
                          u"Examined with 2 requests, 196 kB."_s}));
    source.upstreamRequests = 1;
    QVERIFY(MediaText::overview(source).contains(u"with 1 request,"_s));
    QCOMPARE(MediaText::details(source.media->tracks[0]), u"1920×1080, 23.976 fps, 10-bit"_s);
    QCOMPARE(MediaText::details(source.media->tracks[1]), u"5.1, 48 kHz"_s);
    Track sound = source.media->tracks[1];
    sound.audio->bitsPerSample = 32; // what ffmpeg writes into Matroska of every Dolby Digital
    QCOMPARE(MediaText::details(sound), u"5.1, 48 kHz"_s);
    sound.codec = Codec::Flac;
    sound.audio->bitsPerSample = 24;
    QCOMPARE(MediaText::details(sound), u"5.1, 48 kHz, 24-bit"_s);
    QCOMPARE(MediaText::marks(source.media->tracks[3]), u"forced"_s);
}

void tst_Format::readsRenditionIds_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<TrackId>>("tracks");
    QTest::newRow("video") << u"v1"_s << u"Video 1"_s << QList<TrackId>{1};
    QTest::newRow("iframes") << u"v1.iframes"_s << u"Video 1, single pictures"_s << QList<TrackId>{1};
    QTest::newRow("converted") << u"v1.avc"_s << u"Video 1 as H.264"_s << QList<TrackId>{1};
    QTest::newRow("converted by any encoder")
        << u"v1.720.hw"_s << u"Video 1 as H.264, 720p"_s << QList<TrackId>{1};
    QTest::newRow("converted in another quality")
        << u"v1.720.high.hw"_s << u"Video 1 as H.264, 720p"_s << QList<TrackId>{1};
    QTest::newRow("converted, muxed")
        << u"v1.720-a2.aac"_s << u"Video 1 as H.264, 720p + Audio 2 as AAC"_s << QList<TrackId>{1, 2};
    QTest::newRow("muxed") << u"v1-a12"_s << u"Video 1 + Audio 12"_s << QList<TrackId>{1, 12};
    QTest::newRow("subtitles") << u"s4"_s << u"Subtitles 4"_s << QList<TrackId>{4};
    QTest::newRow("unknown letters") << u"x9"_s << u"x9"_s << QList<TrackId>{9};
    QTest::newRow("no number") << u"va"_s << u"va"_s << QList<TrackId>{};
    QTest::newRow("foreign") << u"1-?"_s << u"1-?"_s << QList<TrackId>{};
}

void tst_Format::readsRenditionIds()
{
    QFETCH(QString, id);
    QTEST(MediaText::rendition(id), "name");
    QTEST(MediaText::tracksOf(id), "tracks");
}

static void checkWholeSentences(const ErrorText &text)
{
    QVERIFY(!text.brief.isEmpty());
    QVERIFY(text.brief.size() <= 32);
    QVERIFY(text.whatHappened.endsWith(u'.'));
    QVERIFY(text.nextStep.endsWith(u'.'));
    QVERIFY(!text.details.isEmpty());
}

void tst_Format::hasASentenceAndANextStepForEveryCode()
{
    QSet<QString> briefs;
    const QString internal = ErrorText({ErrorKind::Internal, {}, ErrorCode::None}).brief;
    for (int code = int(ErrorCode::None) + 1; code <= int(ErrorCode::CacheDisk); ++code) {
        const ErrorText text({ErrorKind::Internal, u"log"_s, ErrorCode(code)});
        checkWholeSentences(text);
        QVERIFY2(text.brief != internal, qPrintable(text.details));
        QVERIFY2(!briefs.contains(text.brief), qPrintable(text.details));
        briefs.insert(text.brief);
        QVERIFY(text.details.endsWith(u"\nlog"_s));
    }
}

void tst_Format::hasASentenceForEveryKind()
{
    QSet<QString> briefs;
    for (int kind = 0; kind <= int(ErrorKind::Internal); ++kind) {
        const ErrorText text({ErrorKind(kind), {}, ErrorCode::None});
        checkWholeSentences(text);
        briefs.insert(text.brief);
    }
    QCOMPARE(briefs.size(), int(ErrorKind::Internal) + 1);
}

void tst_Format::datesHaveNoDayOfTheWeek_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("said");
    QTest::newRow("American") << u"en_US"_s << u"May 3, 2027"_s;
    QTest::newRow("British") << u"en_GB"_s << u"3 May 2027"_s;
    QTest::newRow("German") << u"de_DE"_s << u"3. Mai 2027"_s;
    QTest::newRow("French") << u"fr_FR"_s << u"3 mai 2027"_s;
    QTest::newRow("Spanish") << u"es_ES"_s << u"3 de mayo de 2027"_s;
    QTest::newRow("Chinese") << u"zh_CN"_s << u"2027年5月3日"_s;
}

void tst_Format::datesHaveNoDayOfTheWeek()
{
    QFETCH(QString, locale);
    QFETCH(QString, said);
    const QLocale before;
    QLocale::setDefault(QLocale(locale));
    const QString date = Format::date({2027, 5, 3});
    QLocale::setDefault(before);
    QCOMPARE(date, said);
}

QTEST_MAIN(tst_Format)
#include "tst_Format.moc"
