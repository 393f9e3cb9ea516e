// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Language.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QLibraryInfo>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

// Outside of any namespace, as the macro demands.
static void initialiseTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace cuegate {

static const QString kFolder = u":/i18n"_s;
static const QString kEnglish = u"en"_s;

QString Language::nativeName(const QString &code)
{
    const QString name = QLocale(code).nativeLanguageName();
    return name.isEmpty() ? code : name.left(1).toUpper() + name.mid(1);
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
}

QList<Language::Choice> Language::choices()
{
    initialiseTranslations();
    QList<Choice> choices{{kEnglish, u"English"_s}};
    const QStringList files = QDir(kFolder).entryList({u"cuegate_*.qm"_s});
    for (const QString &file : files) {
        const QString code = file.section(u'.', 0, 0).section(u'_', 1);
        choices.append({code, nativeName(code)});
    }
    std::sort(choices.begin(), choices.end(),
              [](const Choice &a, const Choice &b) { return a.name.localeAwareCompare(b.name) < 0; });
    return choices;
}

// The first of the languages that the user prefers and we have: "de_AT" is German, "zh_CN" not just Chinese.
QString Language::systemCode()
{
    const QList<Choice> known = choices();
    const QStringList preferred = QLocale::system().uiLanguages();
    for (const QString &tag : preferred) {
        const QLocale wanted(tag);
        const auto found = std::find_if(known.begin(), known.end(), [&](const Choice &choice) {
            const QLocale ours(choice.code);
            return ours.language() == wanted.language() && ours.script() == wanted.script();
        });
        if (found != known.end())
            return found->code;
    }
    return kEnglish;
}

void Language::use(const QString &code)
{
    const QList<Choice> known = choices();
    const bool isKnown =
        std::any_of(known.begin(), known.end(), [&](const Choice &choice) { return choice.code == code; });
    const QString next = isKnown ? code : systemCode();
    // Numbers and dates as the system has them where that speaks the language.
    const QLocale system = QLocale::system();
    QLocale::setDefault(system.language() == QLocale(next).language() ? system : QLocale(next));
    if (next == m_current)
        return;
    m_current = next;
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
    if (m_qt.load(QLocale(next), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_program.load(u"cuegate_"_s + next, kFolder)) // installed last, it is asked first
        QCoreApplication::installTranslator(&m_program);
    // Qt says so only if a translation has texts; numbers and names of languages are others in any case.
    QEvent changed(QEvent::LanguageChange);
    QCoreApplication::sendEvent(QCoreApplication::instance(), &changed);
}

} // namespace cuegate
