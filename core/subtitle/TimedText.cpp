// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subtitle/TimedText.h"

#include "core/base/ByteReader.h"
#include "core/media/BoxReader.h"
#include "core/subtitle/TextDecoding.h"

#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

struct StyleRun
{
    quint16 begin = 0; ///< in characters
    quint16 end = 0;
    TextStyle style;
};

} // namespace

// TS 26.245 section 5.17.1.1.
static std::vector<StyleRun> styleRuns(QByteArrayView styl)
{
    constexpr quint8 kBold = 1;
    constexpr quint8 kItalic = 2;
    constexpr quint8 kUnderlined = 4;
    constexpr qsizetype kRecordBytes = 12;
    std::vector<StyleRun> runs;
    ByteReader reader(styl);
    const quint16 count = reader.u16();
    for (quint16 i = 0; i < count && reader.remaining() >= kRecordBytes; ++i) {
        StyleRun run;
        run.begin = reader.u16();
        run.end = reader.u16();
        reader.skip(2); // font
        const quint8 face = reader.u8();
        reader.skip(5); // size, colour
        run.style = {(face & kBold) != 0, (face & kItalic) != 0, (face & kUnderlined) != 0};
        runs.push_back(run);
    }
    return runs;
}

static QString styledText(const QString &text, const std::vector<StyleRun> &runs)
{
    CueTextWriter writer;
    const QList<uint> characters = text.toUcs4();
    size_t run = 0;
    for (qsizetype i = 0; i < characters.size(); ++i) {
        while (run < runs.size() && runs[run].end <= i)
            ++run;
        const bool isIn = run < runs.size() && runs[run].begin <= i;
        const char32_t character = characters[i];
        writer.add(QString::fromUcs4(&character, 1), isIn ? runs[run].style : TextStyle{});
    }
    return writer.take();
}

WebVttCue cueOfTimedText(QByteArrayView sample)
{
    ByteReader reader(sample);
    const quint16 length = reader.u16();
    if (reader.failed() || length == 0 || length > reader.remaining())
        return {};
    const QString text = decodedText(reader.bytes(length)).replace(u'\r', u'\n');
    const auto styl = BoxReader(sample.sliced(2 + length), 0).find(boxType("styl"));
    WebVttCue cue;
    cue.text = styledText(text, styl ? styleRuns(styl->payload) : std::vector<StyleRun>());
    return cue;
}

std::vector<WebVttCue> cuesOfWebVttSample(QByteArrayView sample)
{
    std::vector<WebVttCue> cues;
    BoxReader boxes(sample, 0);
    while (const auto box = boxes.next()) {
        if (box->type != boxType("vttc"))
            continue;
        WebVttCue cue;
        auto parts = BoxReader::inside(*box);
        while (const auto part = parts.next()) {
            if (part->type == boxType("payl"))
                cue.text = safeWebVttText(decodedText(part->payload));
            else if (part->type == boxType("sttg"))
                cue.settings = safeWebVttSettings(part->payload);
        }
        if (!cue.text.isEmpty())
            cues.push_back(cue);
    }
    return cues;
}

QString safeWebVttText(const QString &text)
{
    return tidyCueText(text).replace("-->"_L1, "--&gt;"_L1);
}

QByteArray safeWebVttSettings(QByteArrayView settings)
{
    QByteArray line = settings.toByteArray().simplified();
    const bool isSafe = !line.contains("-->") && line.size() < 256 &&
                        std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c < 0x7F; });
    return isSafe ? line : QByteArray();
}

} // namespace cuegate
