// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/CoreText.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <vector>

namespace cuegate {

namespace {

struct Template
{
    const char *english;
    QRegularExpression pattern; ///< a group for each argument, in the order of the text
    std::vector<int> arguments; ///< their numbers, in the same order
};

struct Match
{
    const Template *found;
    QStringList values;
};

} // namespace

// Names, numbers and other sentences of the list stand for what was said of one file; the first that fits
// counts.
static const std::vector<Template> &templates()
{
    static constexpr const char *kTexts[] = {
        // clang-format off
        // Sentences around others.
        QT_TRANSLATE_NOOP("CoreText", "Track %1 is converted. %2"),
        QT_TRANSLATE_NOOP("CoreText", "%1 It is converted by %2."),
        QT_TRANSLATE_NOOP("CoreText", "%1 is not played by every browser and phone: for them it is converted to AAC as well."),
        QT_TRANSLATE_NOOP("CoreText", "%1 is not played by every browser and television: for them it is converted to H.264 as well."),
        QT_TRANSLATE_NOOP("CoreText", "It has more than two channels, which small players do not mix down: for them there is AAC in stereo, too."),
        QT_TRANSLATE_NOOP("CoreText", "It is H.264 of a kind that few players decode (more than 8 bits, or finer colour): for the others it is converted to H.264 High as well."),
        QT_TRANSLATE_NOOP("CoreText", "Its picture is stored turned or mirrored, which many players do not undo: for them it is converted to H.264 that is upright as well."),
        QT_TRANSLATE_NOOP("CoreText", "Its picture (%1 × %2) is larger than many players can show: for them it is converted to 1080p as well."),
        QT_TRANSLATE_NOOP("CoreText", "%1 cannot be put into HLS as it is: it is converted to %2."),
        QT_TRANSLATE_NOOP("CoreText", "%1 cannot be put into HLS as it is, and it cannot be decoded here to convert it to %2."),
        QT_TRANSLATE_NOOP("CoreText", "%1 cannot be put into fMP4 as it is: it is sent untouched in MPEG-TS to players that ask for that, and converted to %2 for the others."),
        QT_TRANSLATE_NOOP("CoreText", "%1 cannot be put into fMP4 as it is: it is sent untouched in MPEG-TS only, because it cannot be decoded here to convert it to %2."),
        QT_TRANSLATE_NOOP("CoreText", "Its description is damaged or incomplete (%1): it is converted to %2."),
        QT_TRANSLATE_NOOP("CoreText", "Its description is damaged or incomplete (%1), and it cannot be decoded here to convert it to %2."),
        QT_TRANSLATE_NOOP("CoreText", "Its pictures are not stored in the order they are shown in, and AVI does not tell their times: it is converted to %1."),
        QT_TRANSLATE_NOOP("CoreText", "Its pictures are not stored in the order they are shown in, and AVI does not tell their times, and it cannot be decoded here to convert it to %1."),
        QT_TRANSLATE_NOOP("CoreText", "Its pictures are not stored in the order they are shown in, and the file does not tell their times: it is converted to %1."),
        QT_TRANSLATE_NOOP("CoreText", "Its pictures are not stored in the order they are shown in, and the file does not tell their times, and it cannot be decoded here to convert it to %1."),
        QT_TRANSLATE_NOOP("CoreText", "This track is encrypted (DRM); it can only be played by the service it comes from."),
        QT_TRANSLATE_NOOP("CoreText", "%1 cannot be sent as text; these subtitles are in the original file only."),
        QT_TRANSLATE_NOOP("CoreText", "%1 is sent as WebVTT, the text that players of HLS show."),
        QT_TRANSLATE_NOOP("CoreText", "Not a track that players show."),
        QT_TRANSLATE_NOOP("CoreText", "Another video track is the main one; a title is served with one video track."),
        QT_TRANSLATE_NOOP("CoreText", "The stream's own segments are passed on: they are copied."),
        QT_TRANSLATE_NOOP("CoreText", "It is not converted for now: its conversion hung, and hung again."),
        QT_TRANSLATE_NOOP("CoreText", "It is not converted for now: Cuegate ended while it was converted, and ended again."),
        QT_TRANSLATE_NOOP("CoreText", "Nothing is converted until Cuegate is restarted: too many conversions hang."),
        QT_TRANSLATE_NOOP("CoreText", "Season %1"),
        QT_TRANSLATE_NOOP("CoreText", "Specials"),
        QT_TRANSLATE_NOOP("CoreText", "AVI: its index is made by scanning"),
        QT_TRANSLATE_NOOP("CoreText", "FLV: its index is made by scanning"),
        QT_TRANSLATE_NOOP("CoreText", "Ogg: its index is made by scanning"),
        QT_TRANSLATE_NOOP("CoreText", "fragmented MP4: its index is made by scanning"),
        QT_TRANSLATE_NOOP("CoreText", "transport streams have no index: where the keyframes are takes reading the file once"),
        QT_TRANSLATE_NOOP("CoreText", "the file has no Cues"),
        QT_TRANSLATE_NOOP("CoreText", "the file has no index, or a false one: it was walked through"),
        QT_TRANSLATE_NOOP("CoreText", "only the keyframes that segments begin with have been looked for"),
        QT_TRANSLATE_NOOP("CoreText", "the file is damaged at byte %1: it is played up to there"),
        QT_TRANSLATE_NOOP("CoreText", "the file is damaged at byte %1: it goes on at byte %2"),
        QT_TRANSLATE_NOOP("CoreText", "the file is damaged or cut off at byte %1: it is played up to there"),
        QT_TRANSLATE_NOOP("CoreText", "the file is cut off inside the tag at byte %1"),
        QT_TRANSLATE_NOOP("CoreText", "the file is cut: it ends at byte %1, before the first picture"),
        QT_TRANSLATE_NOOP("CoreText", "the file is cut: it ends at byte %1, and is played up to %2 s of %3 s"),
        QT_TRANSLATE_NOOP("CoreText", "the file ends %1 bytes before its Segment does: it is cut off"),
        QT_TRANSLATE_NOOP("CoreText", "track %1: the file is cut off, it is played up to %2 ms"),
        QT_TRANSLATE_NOOP("CoreText", "the times jump at %1 ms: what follows is put after it"),
        QT_TRANSLATE_NOOP("CoreText", "track %1 has more samples than are indexed"),
        QT_TRANSLATE_NOOP("CoreText", "track %1 names no keyframe (an empty stss)"),
        QT_TRANSLATE_NOOP("CoreText", "the Duration is shorter than the Cues reach and was replaced"),
        QT_TRANSLATE_NOOP("CoreText", "the Duration is %1 ms, but the last Block ends at %2 ms: the latter is taken"),
        QT_TRANSLATE_NOOP("CoreText", "the Duration is impossible and was left out"),
        QT_TRANSLATE_NOOP("CoreText", "the file has no Duration: the last CuePoint's time is taken"),
        QT_TRANSLATE_NOOP("CoreText", "no CuePoint of the main track lies inside the Segment"),
        QT_TRANSLATE_NOOP("CoreText", "%1 of %2 CuePoints are false: the index is not used"),
        QT_TRANSLATE_NOOP("CoreText", "%1 of %2 CuePoints are false and were left out"),
        QT_TRANSLATE_NOOP("CoreText", "the Cues are damaged: their rest is left out"),
        QT_TRANSLATE_NOOP("CoreText", "the Cues name no keyframe of track %1"),
        QT_TRANSLATE_NOOP("CoreText", "the Segment is damaged at byte %1"),
        QT_TRANSLATE_NOOP("CoreText", "a SeekHead names byte %1, where its element is not"),
        QT_TRANSLATE_NOOP("CoreText", "a SeekHead names byte %1 for the Cues, where they are not"),
        QT_TRANSLATE_NOOP("CoreText", "the file holds %1 programs: number %2 is taken"),
        QT_TRANSLATE_NOOP("CoreText", "the time stamps of the end do not fit to those of the beginning: the duration is estimated"),
        QT_TRANSLATE_NOOP("CoreText", "the server cannot send the end of the file alone: the duration is estimated"),
        QT_TRANSLATE_NOOP("CoreText", "the server does not tell how long the film is: the duration is assumed"),
        QT_TRANSLATE_NOOP("CoreText", "The player takes the file's own streams: they are copied."),
        QT_TRANSLATE_NOOP("CoreText", "The player reads the original file, as it is."),
        // What was wrong with an encoder.
        QT_TRANSLATE_NOOP("CoreText", "it made no picture"),
        QT_TRANSLATE_NOOP("CoreText", "it made %1 pictures of %2"),
        QT_TRANSLATE_NOOP("CoreText", "its pictures do not have the source's times"),
        QT_TRANSLATE_NOOP("CoreText", "its pictures are %1x%2, not %3x%4"),
        QT_TRANSLATE_NOOP("CoreText", "one of its pictures is not whole"),
        QT_TRANSLATE_NOOP("CoreText", "the times of its pictures are not in order"),
        QT_TRANSLATE_NOOP("CoreText", "two of its pictures have the same time"),
        QT_TRANSLATE_NOOP("CoreText", "the first picture is not an IDR picture"),
        QT_TRANSLATE_NOOP("CoreText", "there are no parameter sets before the first picture"),
        QT_TRANSLATE_NOOP("CoreText", "there is no render node in /dev/dri"),
        QT_TRANSLATE_NOOP("CoreText", "its trial was not done within %1 ms"),
        QT_TRANSLATE_NOOP("CoreText", "a segment was not done within %1 ms"),
        QT_TRANSLATE_NOOP("CoreText", "its trial crashed (signal %1)"),
        QT_TRANSLATE_NOOP("CoreText", "a segment crashed (signal %1)"),
        QT_TRANSLATE_NOOP("CoreText", "a thread of its driver crashed"),
        QT_TRANSLATE_NOOP("CoreText", "Cuegate was ended by signal %1 when it was tried, so it is not tried unless it is asked for"),
        QT_TRANSLATE_NOOP("CoreText", "Cuegate ended twice when it was tried, so it is not tried unless it is asked for"),
        // Names of codecs that are words.
        QT_TRANSLATE_NOOP("CoreText", "PGS (Blu-ray pictures)"),
        QT_TRANSLATE_NOOP("CoreText", "VobSub (DVD pictures)"),
        QT_TRANSLATE_NOOP("CoreText", "DVB subtitles"),
        QT_TRANSLATE_NOOP("CoreText", "MP4 timed text"),
        // clang-format on
    };
    static const std::vector<Template> list = [] {
        static const QRegularExpression argument(QStringLiteral("%(\\d)"));
        std::vector<Template> made;
        for (const char *text : kTexts) {
            const QString english = QString::fromUtf8(text);
            Template entry{text, {}, {}};
            QString pattern;
            qsizetype at = 0;
            for (auto it = argument.globalMatch(english); it.hasNext();) {
                const QRegularExpressionMatch match = it.next();
                pattern += QRegularExpression::escape(english.mid(at, match.capturedStart() - at));
                pattern += QStringLiteral("(.+?)");
                entry.arguments.push_back(match.captured(1).toInt());
                at = match.capturedEnd();
            }
            pattern += QRegularExpression::escape(english.mid(at));
            entry.pattern.setPattern(QRegularExpression::anchoredPattern(pattern));
            made.push_back(std::move(entry));
        }
        return made;
    }();
    return list;
}

static std::optional<Match> matched(const QString &english)
{
    for (const Template &entry : templates()) {
        const QRegularExpressionMatch match = entry.pattern.match(english);
        if (!match.hasMatch())
            continue;
        Match found{&entry, QStringList(entry.arguments.empty() ? 0 : std::ranges::max(entry.arguments))};
        for (size_t i = 0; i < entry.arguments.size(); ++i)
            found.values[entry.arguments[i] - 1] = match.captured(int(i) + 1);
        return found;
    }
    return std::nullopt;
}

QString CoreText::localized(const QString &english)
{
    const auto match = matched(english);
    if (!match)
        return english;
    QString text = tr(match->found->english);
    // From the last on: a value may have a per cent sign in it.
    for (qsizetype i = match->values.size(); i > 0; --i)
        text.replace(QLatin1Char('%') + QString::number(i), localized(match->values[i - 1]));
    return text;
}

bool CoreText::isKnown(const QString &english)
{
    return matched(english).has_value();
}

} // namespace cuegate
