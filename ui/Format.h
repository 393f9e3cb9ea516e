// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, times and names in people's words, in the language of the window.
// Thread: gui; pure but for the default QLocale.
#pragma once

#include <QCoreApplication>
#include <QDate>
#include <QString>

namespace cuegate {

class Format
{
    Q_DECLARE_TR_FUNCTIONS(Format)
public:
    enum class Precision { Seconds, Milliseconds };

    /// "1:52:03" or "1:52:03.250"; below an hour "12:03".
    [[nodiscard]] static QString clockTime(qint64 ms, Precision precision = Precision::Seconds);
    /// "1 h 52 min", "3 min 20 s", "4.2 s"; empty for 0 or less.
    [[nodiscard]] static QString duration(qint64 ms);
    /// "May 3, 2027", with the name of the month.
    [[nodiscard]] static QString date(const QDate &date);
    /// "2.002 s".
    [[nodiscard]] static QString seconds(qint64 ms);
    /// "4.3 GB" (powers of 1000); empty below 0.
    [[nodiscard]] static QString bytes(qint64 bytes);
    /// "1,204".
    [[nodiscard]] static QString count(qint64 number);
    /// "8.2 Mbit/s".
    [[nodiscard]] static QString bitrate(qint64 bitsPerSecond);
    /// "German", "Portuguese (Brazil)"; the tag itself if nobody knows it; empty for "und" and "".
    [[nodiscard]] static QString language(const QString &tag);
    /// "23.976 fps"; empty if unknown.
    [[nodiscard]] static QString frameRate(quint32 numerator, quint32 denominator);
    /// "mono", "stereo", "5.1"; empty for 0.
    [[nodiscard]] static QString channels(int channels);
    /// Keeps numbers and Latin words in their order inside a right-to-left line (Unicode FSI and PDI).
    [[nodiscard]] static QString isolated(const QString &text);
    /// For a tool tip: names from elsewhere are not taken for markup.
    [[nodiscard]] static QString toolTip(const QString &plainText);
    /// "48 kHz", "44.1 kHz"; empty for 0.
    [[nodiscard]] static QString sampleRate(quint32 samplesPerSecond);
};

} // namespace cuegate
