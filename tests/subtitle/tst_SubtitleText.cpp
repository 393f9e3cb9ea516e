// SPDX-License-Identifier: GPL-3.0-or-later
// What of each kind of subtitle is told in WebVTT.
#include "core/subtitle/SubRipText.h"
#include "core/subtitle/SubStationText.h"
#include "core/subtitle/SubtitleCues.h"
#include "core/subtitle/TextDecoding.h"
#include "core/subtitle/TimedText.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_SubtitleText : public QObject
{
    Q_OBJECT

    static QString head()
    {
        return QString::fromUtf16(
            u"[Script Info]\r\nPlayResX: 1280\r\nPlayResY: 720\r\n\r\n[V4+ Styles]\r\n"
            "Format: Name, Fontname, Fontsize, Bold, Italic, Underline, Alignment\r\n"
            "Style: Default,Arial,20,0,0,0,2\r\nStyle: Thought,Arial,20,0,-1,0,8\r\n\r\n[Events]\r\n");
    }
    static QString event(const QString &style, const QString &text)
    {
        return u"12,0,%1,Somebody,0,0,0,,%2"_s.arg(style, text);
    }

    static SampleBatch batchOf(const QByteArrayList &texts, const QList<qint64> &times, qint64 duration)
    {
        SampleBatch batch;
        for (qsizetype i = 0; i < texts.size(); ++i) {
            MediaSample &sample = batch.samples.emplace_back();
            sample.pts = times[i];
            sample.duration = duration;
            sample.payload = texts[i];
        }
        return batch;
    }

private Q_SLOTS:
    void showsWhatHasNoDurationForAFewSeconds()
    {
        Track track;
        track.codec = Codec::SubRip;
        track.timescale = 1000;
        const QByteArrayList texts{"one", "two", "three"};
        const auto cues = cuesOf(track, batchOf(texts, {1000, 3000, 20'000}, 0), 0);
        QCOMPARE(cues.size(), size_t(3));
        QCOMPARE(cues[0].endMs, 3000); // up to the next
        QCOMPARE(cues[1].endMs, 8000);
        QCOMPARE(cues[2].endMs, 25'000);
    }
    void leavesOutWhatNobodyCouldRead()
    {
        Track track;
        track.codec = Codec::SubRip;
        track.timescale = 1000;
        const QByteArrayList texts{QByteArray(2 * 1024 * 1024, 'x'), "", "two"};
        const auto cues = cuesOf(track, batchOf(texts, {1000, 3000, 5000}, 500), 0);
        QCOMPARE(cues.size(), size_t(1));
        QCOMPARE(cues[0].text, u"two"_s);
        track.codec = Codec::VobSub; // pictures
        QVERIFY(cuesOf(track, batchOf(texts, {1000, 3000, 5000}, 500), 0).empty());
    }
    void readsSubRip_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("settings");
        QTest::newRow("plain") << u"Hello\nthere"_s << u"Hello\nthere"_s << QByteArray();
        QTest::newRow("tags") << u"<i>Hello</i> <B>you</B>"_s << u"<i>Hello</i> <b>you</b>"_s << QByteArray();
        QTest::newRow("font") << u"<font color=\"#fff\">White</font>"_s << u"White"_s << QByteArray();
        QTest::newRow("above") << u"{\\an8}Above"_s << u"Above"_s << QByteArray("line:0");
        QTest::newRow("below-left") << u"{\\an1}x"_s << u"x"_s << QByteArray("position:0% align:start");
        QTest::newRow("other-override") << u"{\\b1}x{\\b0}"_s << u"x"_s << QByteArray();
        QTest::newRow("braces") << u"{really}"_s << u"{really}"_s << QByteArray();
        QTest::newRow("less-than") << u"1 < 2 & 3 > 2"_s << u"1 &lt; 2 &amp; 3 &gt; 2"_s << QByteArray();
        QTest::newRow("unknown-tag") << u"<script>x"_s << u"&lt;script&gt;x"_s << QByteArray();
        QTest::newRow("reference") << u"a&nbsp;b &amp; c"_s << u"a&nbsp;b &amp; c"_s << QByteArray();
        QTest::newRow("empty-lines") << u"a\n\n \nb\n"_s << u"a\nb"_s << QByteArray();
        QTest::newRow("arrow") << u"a --> b"_s << u"a --&gt; b"_s << QByteArray();
        QTest::newRow("controls") << u"a\u0000\u0007b\u2028c"_s << u"abc"_s << QByteArray();
        QTest::newRow("open-tag-at-the-end") << u"a <"_s << u"a &lt;"_s << QByteArray();
        QTest::newRow("open-brace-at-the-end") << u"a {\\an"_s << u"a {\\an"_s << QByteArray();
    }
    void readsSubRip()
    {
        QFETCH(QString, source);
        const WebVttCue cue = cueOfSubRip(source);
        QTEST(cue.text, "text");
        QTEST(cue.settings, "settings");
    }

    void readsSubStation_data()
    {
        QTest::addColumn<QString>("style");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("settings");
        const QString normal = u"Default"_s;
        QTest::newRow("plain") << normal << u"Hello, you\\Nthere"_s << u"Hello, you\nthere"_s << QByteArray();
        QTest::newRow("hard-space") << normal << u"a\\hb"_s << u"a\u00A0b"_s << QByteArray();
        QTest::newRow("style") << u"Thought"_s << u"Hm"_s << u"<i>Hm</i>"_s << QByteArray("line:0");
        QTest::newRow("style-left") << u"Thought"_s << u"{\\i0}Hm{\\i1} so"_s << u"Hm<i> so</i>"_s
                                    << QByteArray("line:0");
        QTest::newRow("reset") << normal << u"{\\i1}a{\\r}b{\\rThought}c"_s << u"<i>a</i>b<i>c</i>"_s
                               << QByteArray();
        QTest::newRow("bold-weight") << normal << u"{\\b700}a{\\b400}b"_s << u"<b>a</b>b"_s << QByteArray();
        QTest::newRow("nested") << normal << u"{\\b1\\i1}a{\\b0}b"_s << u"<b><i>a</i></b><i>b</i>"_s
                                << QByteArray();
        QTest::newRow("not-tags-of-ours")
            << normal << u"{\\bord3\\be1\\iclip(1,2,3,4)\\fs20\\alpha&HFF&}a"_s << u"a"_s << QByteArray();
        QTest::newRow("in-a-transform") << normal << u"{\\t(0,100,\\i1)}a"_s << u"a"_s << QByteArray();
        QTest::newRow("ssa-place") << normal << u"{\\a6}a"_s << u"a"_s << QByteArray("line:0");
        QTest::newRow("drawing") << normal << u"{\\p1}m 0 0 l 100 0{\\p0}"_s << QString() << QByteArray();
        QTest::newRow("drawing-and-words") << normal << u"{\\p1}m 0 0{\\p0}a"_s << u"a"_s << QByteArray();
        QTest::newRow("position") << normal << u"{\\an7\\pos(320,180)}a"_s << u"a"_s
                                  << QByteArray("line:25% position:25% align:start");
        QTest::newRow("position-outside")
            << normal << u"{\\pos(-9999,1e300)}a"_s << u"a"_s << QByteArray("line:94% position:0%");
        QTest::newRow("escapes") << normal << u"<b>&"_s << u"&lt;b&gt;&amp;"_s << QByteArray();
        QTest::newRow("unknown-style") << u"Nobody"_s << u"a"_s << u"a"_s << QByteArray();
        QTest::newRow("open-brace") << normal << u"a{\\i1"_s << u"a{\\i1"_s << QByteArray();
    }
    void readsSubStation()
    {
        QFETCH(QString, style);
        QFETCH(QString, source);
        QFETCH(QString, text);
        const auto cue = SubStationScript(head()).cueOf(event(style, source));
        QCOMPARE(cue.has_value(), !text.isEmpty());
        if (!cue)
            return;
        QCOMPARE(cue->text, text);
        QTEST(cue->settings, "settings");
    }
    void readsSubStationOfTheOldKind()
    {
        const SubStationScript script(u"[V4 Styles]\nFormat: Name, Alignment\nStyle: Up,6\n"_s);
        QCOMPARE(script.cueOf(u"0,Marked=0,Up,,0,0,0,,a"_s)->settings, "line:0");
    }
    void refusesEventsWithoutText()
    {
        QVERIFY(!SubStationScript(head()).cueOf(u"1,0,Default,,0,0"_s));
        QVERIFY(!SubStationScript(QString()).cueOf(QString()));
    }

    void readsTimedText()
    {
        // "Ännchen": bold for characters 1 to 4, as the style records count.
        const QByteArray text = u"Ännchen"_s.toUtf8();
        const QByteArray styl = QByteArray::fromHex("00000018") + "styl" +
                                QByteArray::fromHex("0001000100040001 01 12 ffffffff 0000");
        const QByteArray sample = QByteArray::fromHex("0008") + text + styl.left(24);
        QCOMPARE(cueOfTimedText(sample).text, u"Ä<b>nnc</b>hen"_s);
        QCOMPARE(cueOfTimedText(QByteArray::fromHex("0000")).text, QString());
        QCOMPARE(cueOfTimedText(QByteArray::fromHex("ffff41")).text, QString());
        QCOMPARE(cueOfTimedText(QByteArray()).text, QString());
    }
    void readsWebVttOfMp4()
    {
        const auto box = [](const char *type, const QByteArray &payload) -> QByteArray {
            return QByteArray::fromHex(QByteArray::number(payload.size() + 8, 16).rightJustified(8, '0')) +
                   type + payload;
        };
        const QByteArray one = box("vttc", box("sttg", "line:0") + box("payl", "<v Anna>Hello\n\n--> you"));
        const QByteArray sample = one + box("vtte", {}) + box("vttc", box("payl", "b"));
        const auto cues = cuesOfWebVttSample(sample);
        QCOMPARE(cues.size(), 2U);
        QCOMPARE(cues[0].text, u"<v Anna>Hello\n--&gt; you"_s);
        QCOMPARE(cues[0].settings, "line:0");
        QCOMPARE(cues[1].text, u"b"_s);
        QVERIFY(cuesOfWebVttSample(one.left(20)).empty());
        QCOMPARE(safeWebVttSettings("line:0\n\n00:00 --> 00:01"), QByteArray());
    }

    void decodesWhateverWroteIt()
    {
        QCOMPARE(decodedText("gr\xC3\xBC\xC3\x9F"), u"grüß"_s);
        QCOMPARE(decodedText("gr\xFC\xDF \x93"
                             "so\x94 \x80"),
                 u"grüß “so” €"_s);
        QCOMPARE(decodedText("\xEF\xBB\xBFx\r\ny\rz"), u"x\ny\nz"_s);
        QCOMPARE(decodedText(QByteArray::fromHex("feff00e4000a")), u"ä\n"_s);
        QCOMPARE(decodedText(QByteArray("x\0", 2)), u"x"_s);
    }

    void writesCuesInOrderAndOnce()
    {
        const WebVttCue late{3'600'000, 3'601'500, {}, u"late"_s};
        const WebVttCue early{1, 2040, "line:0", u"a\nb"_s};
        QCOMPARE(writeWebVtt({late, early, early}, 900'000),
                 "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\n"
                 "\n00:00:00.001 --> 00:00:02.040 line:0\na\nb\n"
                 "\n01:00:00.000 --> 01:00:01.500\nlate\n");
        QCOMPARE(writeWebVtt({}, 0), "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n");
    }
};

QTEST_GUILESS_MAIN(tst_SubtitleText)
#include "tst_SubtitleText.moc"
