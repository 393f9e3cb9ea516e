// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed above the table of cues: words of which each must fit a row. "1:02:03" is that second, "1:02"
// that second or minute, "2" a track's number or a byte offset, other words stand in the track's name or say
// "key". Thread: any; pure.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace cuegate {

class CueFilter
{
public:
    CueFilter() = default;
    explicit CueFilter(const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_words.empty(); }

    struct Row
    {
        qint64 timeMs = 0;
        qint64 offsetBytes = 0;
        quint32 trackNumber = 0;
        bool isKeyframe = false;
    };
    /// \p trackText and \p keyframeText are lower-case.
    [[nodiscard]] bool fits(const Row &row, const QString &trackText, const QString &keyframeText) const;

private:
    struct Span
    {
        qint64 beginMs = 0;
        qint64 endMs = 0;
    };
    struct Word
    {
        QString text;            ///< lower-case
        std::vector<Span> spans; ///< not empty: a time
        qint64 number = -1;      ///< not negative: a number
    };
    [[nodiscard]] static std::vector<Span> spansOf(const QString &word);
    std::vector<Word> m_words;
};

} // namespace cuegate
