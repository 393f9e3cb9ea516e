// SPDX-License-Identifier: GPL-3.0-or-later
// Cues of text and the WebVTT that carries them in HLS (W3C "WebVTT: The Web Video Text Tracks Format",
// sections 4 and 6; RFC 8216 section 3.5). Thread: any; pure.
#pragma once

#include <QByteArray>
#include <QString>

#include <span>
#include <vector>

namespace cuegate {

struct WebVttCue
{
    qint64 beginMs = 0; ///< since the title's zero
    qint64 endMs = 0;
    QByteArray settings; ///< "line:0 align:start"; empty: at the bottom, in the middle
    /// Cue text: `<i>`, `<b>`, `<u>` and character references, lines separated by line feeds, none of them
    /// empty.
    QString text;
    friend bool operator==(const WebVttCue &, const WebVttCue &) = default;
};

/// \p cues in the order of their times, each once. \p zeroMpegTs: the presentation time stamp (90 kHz) that
/// the picture's segments have at the title's zero.
[[nodiscard]] QByteArray writeWebVtt(std::vector<WebVttCue> cues, qint64 zeroMpegTs);

/// \p text as cue text that shows just that.
[[nodiscard]] QString escapedCueText(QStringView text);

/// Cue text without empty lines, which would end the cue, and without control characters.
[[nodiscard]] QString tidyCueText(const QString &text);

/// How a text is written: what of it WebVTT can say.
struct TextStyle
{
    bool isBold = false;
    bool isItalic = false;
    bool isUnderlined = false;
    friend bool operator==(const TextStyle &, const TextStyle &) = default;
};

/// Puts runs of differently written text together to cue text.
class CueTextWriter
{
public:
    /// \p text is plain and gets escaped.
    void add(QStringView text, const TextStyle &style);
    [[nodiscard]] QString take();

private:
    void close();
    QString m_text;
    TextStyle m_open;
};

/// Settings for one of the nine places of a keypad: 1 is below on the left, 5 in the middle, 9 above on the
/// right.
[[nodiscard]] QByteArray keypadSettings(int place);

} // namespace cuegate
