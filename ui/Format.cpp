// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Format.h"

#include <QGuiApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QTextDocument>
#include <QTranslator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

// As QLocale::languageToString() names them: Qt has no translations of these.
[[maybe_unused]] static constexpr const char *kLanguages[] = {
    // clang-format off
    QT_TRANSLATE_NOOP("Language", "English"),
    QT_TRANSLATE_NOOP("Language", "German"),
    QT_TRANSLATE_NOOP("Language", "French"),
    QT_TRANSLATE_NOOP("Language", "Spanish"),
    QT_TRANSLATE_NOOP("Language", "Italian"),
    QT_TRANSLATE_NOOP("Language", "Portuguese"),
    QT_TRANSLATE_NOOP("Language", "Dutch"),
    QT_TRANSLATE_NOOP("Language", "Swedish"),
    QT_TRANSLATE_NOOP("Language", "Danish"),
    QT_TRANSLATE_NOOP("Language", "Norwegian Bokmal"),
    QT_TRANSLATE_NOOP("Language", "Finnish"),
    QT_TRANSLATE_NOOP("Language", "Icelandic"),
    QT_TRANSLATE_NOOP("Language", "Polish"),
    QT_TRANSLATE_NOOP("Language", "Czech"),
    QT_TRANSLATE_NOOP("Language", "Slovak"),
    QT_TRANSLATE_NOOP("Language", "Hungarian"),
    QT_TRANSLATE_NOOP("Language", "Romanian"),
    QT_TRANSLATE_NOOP("Language", "Bulgarian"),
    QT_TRANSLATE_NOOP("Language", "Greek"),
    QT_TRANSLATE_NOOP("Language", "Turkish"),
    QT_TRANSLATE_NOOP("Language", "Russian"),
    QT_TRANSLATE_NOOP("Language", "Ukrainian"),
    QT_TRANSLATE_NOOP("Language", "Serbian"),
    QT_TRANSLATE_NOOP("Language", "Croatian"),
    QT_TRANSLATE_NOOP("Language", "Slovenian"),
    QT_TRANSLATE_NOOP("Language", "Albanian"),
    QT_TRANSLATE_NOOP("Language", "Estonian"),
    QT_TRANSLATE_NOOP("Language", "Latvian"),
    QT_TRANSLATE_NOOP("Language", "Lithuanian"),
    QT_TRANSLATE_NOOP("Language", "Irish"),
    QT_TRANSLATE_NOOP("Language", "Welsh"),
    QT_TRANSLATE_NOOP("Language", "Basque"),
    QT_TRANSLATE_NOOP("Language", "Catalan"),
    QT_TRANSLATE_NOOP("Language", "Galician"),
    QT_TRANSLATE_NOOP("Language", "Hebrew"),
    QT_TRANSLATE_NOOP("Language", "Arabic"),
    QT_TRANSLATE_NOOP("Language", "Persian"),
    QT_TRANSLATE_NOOP("Language", "Hindi"),
    QT_TRANSLATE_NOOP("Language", "Bangla"),
    QT_TRANSLATE_NOOP("Language", "Tamil"),
    QT_TRANSLATE_NOOP("Language", "Telugu"),
    QT_TRANSLATE_NOOP("Language", "Urdu"),
    QT_TRANSLATE_NOOP("Language", "Thai"),
    QT_TRANSLATE_NOOP("Language", "Vietnamese"),
    QT_TRANSLATE_NOOP("Language", "Indonesian"),
    QT_TRANSLATE_NOOP("Language", "Malay"),
    QT_TRANSLATE_NOOP("Language", "Chinese"),
    QT_TRANSLATE_NOOP("Language", "Japanese"),
    QT_TRANSLATE_NOOP("Language", "Korean"),
    QT_TRANSLATE_NOOP("Language", "Mongolian"),
    QT_TRANSLATE_NOOP("Language", "Georgian"),
    QT_TRANSLATE_NOOP("Language", "Armenian"),
    QT_TRANSLATE_NOOP("Language", "Azerbaijani"),
    QT_TRANSLATE_NOOP("Language", "Kazakh"),
    QT_TRANSLATE_NOOP("Language", "Latin"),
    // clang-format on
};

QString Format::clockTime(qint64 ms, Precision precision)
{
    // Times come from files; a year holds every film.
    static constexpr qint64 kLongestMs = 366LL * 24 * 3600 * 1000;
    ms = std::clamp(ms, -kLongestMs, kLongestMs);
    if (ms < 0)
        return u'-' + clockTime(-ms, precision);
    if (precision == Precision::Seconds)
        ms += 500;
    const qint64 seconds = ms / 1000;
    const QLatin1Char zero('0');
    QString text = seconds >= 3600 ? u"%1:%2"_s.arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, zero)
                                   : QString::number(seconds / 60);
    text += u":%1"_s.arg(seconds % 60, 2, 10, zero);
    if (precision == Precision::Milliseconds)
        text += u".%1"_s.arg(ms % 1000, 3, 10, zero);
    return text;
}

QString Format::duration(qint64 ms)
{
    if (ms <= 0)
        return {};
    if (ms < 10'000)
        return tr("%1 s").arg(QLocale().toString(double(ms) / 1000.0, 'f', 1));
    const qint64 seconds = (ms + 500) / 1000;
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    if (seconds < 600) {
        return seconds % 60 ? tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60)
                            : tr("%1 min").arg(seconds / 60);
    }
    const qint64 minutes = (seconds + 30) / 60;
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    return minutes % 60 ? tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60)
                        : tr("%1 h").arg(minutes / 60);
}

// The long form begins with the day of the week, which says nothing months ahead.
QString Format::date(const QDate &date)
{
    static const QRegularExpression weekday(u"[,\\s]*dddd[,\\s]*"_s);
    const QLocale locale;
    return locale.toString(date, locale.dateFormat(QLocale::LongFormat).remove(weekday));
}

QString Format::seconds(qint64 ms)
{
    return tr("%1 s").arg(QLocale().toString(double(ms) / 1000.0, 'f', 3));
}

QString Format::bytes(qint64 bytes)
{
    if (bytes < 0)
        return {};
    const int decimals = bytes < 1'000'000 ? 0 : 1;
    return QLocale().formattedDataSize(bytes, decimals, QLocale::DataSizeSIFormat);
}

QString Format::count(qint64 number)
{
    return QLocale().toString(number);
}

QString Format::bitrate(qint64 bitsPerSecond)
{
    if (bitsPerSecond < 1'000'000)
        return tr("%1 kbit/s").arg(QLocale().toString((bitsPerSecond + 500) / 1000));
    return tr("%1 Mbit/s").arg(QLocale().toString(double(bitsPerSecond) / 1e6, 'f', 1));
}

QString Format::language(const QString &tag)
{
    const QString lower = tag.trimmed().toLower();
    if (lower.isEmpty() || lower == "und"_L1)
        return {};
    if (lower == "mul"_L1)
        return tr("several languages");
    if (lower == "zxx"_L1)
        return tr("no language");
    const QStringList parts = lower.split(u'-');
    const QLocale::Language language = QLocale::codeToLanguage(parts.first());
    if (language == QLocale::AnyLanguage || language == QLocale::C)
        return tag.trimmed();
    // The context "Language" lets a translation name the languages that Qt knows only in English.
    const QByteArray english = QLocale::languageToString(language).toUtf8();
    const QString name = QCoreApplication::translate("Language", english.constData());
    const QLocale::Territory territory =
        parts.size() > 1 ? QLocale::codeToTerritory(parts.last().toUpper()) : QLocale::AnyTerritory;
    if (territory == QLocale::AnyTerritory)
        return name;
    const QByteArray place = QLocale::territoryToString(territory).toUtf8();
    return tr("%1 (%2)", "language, country")
        .arg(name, QCoreApplication::translate("Territory", place.constData()));
}

QString Format::frameRate(quint32 numerator, quint32 denominator)
{
    if (numerator == 0 || denominator == 0)
        return {};
    QLocale locale;
    QString number = locale.toString(double(numerator) / double(denominator), 'f', 3);
    while (number.endsWith(locale.zeroDigit()))
        number.chop(1);
    if (number.endsWith(locale.decimalPoint()))
        number.chop(1);
    return tr("%1 fps").arg(number);
}

QString Format::channels(int channels)
{
    switch (channels) {
    case 0:
        return {};
    case 1:
        return tr("mono");
    case 2:
        return tr("stereo");
    case 6:
        return u"5.1"_s;
    case 7:
        return u"6.1"_s;
    case 8:
        return u"7.1"_s;
    default:
        return tr("%n channel(s)", nullptr, channels);
    }
}

QString Format::isolated(const QString &text)
{
    return text.isEmpty() || QGuiApplication::isLeftToRight() ? text
                                                              : QString(QChar(0x2068) + text + QChar(0x2069));
}

QString Format::toolTip(const QString &plainText)
{
    return Qt::mightBeRichText(plainText) ? Qt::convertFromPlainText(plainText) : plainText;
}

QString Format::sampleRate(quint32 samplesPerSecond)
{
    if (samplesPerSecond == 0)
        return {};
    const int decimals = samplesPerSecond % 1000 == 0 ? 0 : samplesPerSecond % 100 == 0 ? 1 : 2;
    return tr("%1 kHz").arg(QLocale().toString(double(samplesPerSecond) / 1000.0, 'f', decimals));
}

// The texts in the source are English; what they lack is only the plural. Installed before any other
// translator, so it is asked last.
class EnglishPlurals final : public QTranslator
{
public:
    using QTranslator::QTranslator;
    QString translate(const char * /*context*/, const char *source, const char * /*disambiguation*/,
                      int n) const override
    {
        if (n < 0)
            return {};
        QString text = QString::fromUtf8(source);
        return text.replace("(s)"_L1, n == 1 ? ""_L1 : "s"_L1)
            .replace("(ies)"_L1, n == 1 ? "y"_L1 : "ies"_L1);
    }
    bool isEmpty() const override { return false; }
};

static void installEnglishPlurals()
{
    QCoreApplication::installTranslator(new EnglishPlurals(QCoreApplication::instance()));
}
Q_COREAPP_STARTUP_FUNCTION(installEnglishPlurals)

} // namespace cuegate
