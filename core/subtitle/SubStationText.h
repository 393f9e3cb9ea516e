// SPDX-License-Identifier: GPL-3.0-or-later
// The text of SubStation subtitles (SSA, ASS) as it stands in Matroska: the script's head is CodecPrivate,
// each Block an event "ReadOrder,Layer,Style,Name,MarginL,MarginR,MarginV,Effect,Text" (matroska.org,
// "SSA/ASS Subtitles"). Kept are the words, bold, italic, underlined, and roughly the place; not fonts,
// colours and motion. Thread: any; pure.
#pragma once

#include "core/subtitle/WebVtt.h"

#include <QHash>

#include <optional>

namespace cuegate {

/// What of a script's head matters.
class SubStationScript
{
public:
    explicit SubStationScript(const QString &head);

    /// Only text and settings are set; nothing if the event shows no words (drawings).
    [[nodiscard]] std::optional<WebVttCue> cueOf(const QString &event) const;

    struct Style
    {
        TextStyle text;
        int place = 2; ///< of the keypad
    };
    [[nodiscard]] const Style &style(const QString &name) const;
    [[nodiscard]] int width() const { return m_width; } ///< that positions count in; 0 if not said
    [[nodiscard]] int height() const { return m_height; }

private:
    void readStyle(const QStringList &format, const QStringList &values, bool isSsa);

    QHash<QString, Style> m_styles;
    Style m_fallback;
    int m_width = 0;
    int m_height = 0;
};

} // namespace cuegate
