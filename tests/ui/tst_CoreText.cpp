// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/RenditionPolicy.h"
#include "ui/CoreText.h"

#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace cuegate;

namespace {

/// Turns each text round its arguments: shows where they end up.
class Backwards final : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *context, const char *text, const char *, int) const override
    {
        return qstrcmp(context, "CoreText") == 0 && QByteArrayView(text).contains("%2")
                   ? u"zwei %2, eins %1"_s
                   : QString();
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

class Bracketed final : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *context, const char *text, const char *, int) const override
    {
        return qstrcmp(context, "CoreText") == 0 ? u"[%1]"_s.replace(u"%1"_s, QString::fromUtf8(text))
                                                 : QString();
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace

class tst_CoreText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsNamesAndNumbersWhereTheyBelong()
    {
        Backwards translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        QCOMPARE(CoreText::localized(u"Its picture (3840 × 2160) is larger than many players can show: for "
                                     "them it is converted to 1080p as well."_s),
                 u"zwei 2160, eins 3840"_s);
        QCOMPARE(CoreText::localized(u"DTS %2 cannot be put into HLS as it is: it is converted to AAC."_s),
                 u"zwei AAC, eins DTS %2"_s);
        QCoreApplication::removeTranslator(&translator);
    }

    void translatesSentencesInSentences()
    {
        Bracketed translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        QCOMPARE(
            CoreText::localized(
                u"Track 1 is converted. VP8 cannot be put into HLS as it is: it is converted to "
                "H.264. It is converted by x264 (software)."_s),
            u"[Track 1 is converted. [[VP8 cannot be put into HLS as it is: it is converted to H.264.] It is "
            "converted by x264 (software).]]"_s);
        QCoreApplication::removeTranslator(&translator);
    }

    void leavesWhatItDoesNotKnow()
    {
        QCOMPARE(CoreText::localized(u"Something else."_s), u"Something else."_s);
        QVERIFY(!CoreText::isKnown(u"Something else."_s));
    }

    /// What the policy says of every codec, decodable or not, has a template.
    void knowsEveryReasonOfThePolicy()
    {
        for (int codec = int(Codec::Unknown); codec <= int(Codec::DvbSubtitle); ++codec) {
            for (const TrackType type :
                 {TrackType::Video, TrackType::Audio, TrackType::Subtitle, TrackType::Other}) {
                for (const bool isSpecial : {false, true}) {
                    for (const bool isDecodable : {false, true})
                        judge(Codec(codec), type, isSpecial, isDecodable);
                }
            }
        }
    }

private:
    static void judge(Codec codec, TrackType type, bool isSpecial, bool isDecodable)
    {
        MediaInfo info;
        info.container = isSpecial ? Container::Avi : Container::Matroska;
        Track track;
        track.id = 1;
        track.type = type;
        track.codec = codec;
        track.codecId = u"X_WORD"_s;
        track.video.emplace();
        track.video->width = isSpecial ? 3840 : 640;
        track.video->height = isSpecial ? 2160 : 360;
        track.video->reorderFrames = isSpecial ? 2 : 0;
        track.audio.emplace();
        track.audio->channels = isSpecial ? 6 : 2;
        info.tracks = {track};
        info.mainTrack = 1;
        const TrackProblems none;
        const TrackProblems damaged{{1, u"no sequence header"_s}};
        for (const TrackProblems *problems : {&none, &damaged}) {
            for (const TrackVerdict &verdict : judgeTracks(
                     info, [&](const Track &) { return isDecodable; }, *problems)) {
                if (!verdict.reason.isEmpty())
                    QVERIFY2(CoreText::isKnown(verdict.reason), qPrintable(verdict.reason));
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_CoreText)
#include "tst_CoreText.moc"
