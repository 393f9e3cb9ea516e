// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the window, changed while it runs: installs the translations of the program and of Qt;
// every widget hears of it by QEvent::LanguageChange (Retranslation.h). Thread: gui; needs a QApplication.
#pragma once

#include <QList>
#include <QObject>
#include <QTranslator>

namespace cuegate {

class Language final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~Language() override;

    struct Choice
    {
        QString code; ///< "de", "zh_CN"
        QString name; ///< in the language itself: "Deutsch"
    };
    /// English and those that are compiled in, by name.
    [[nodiscard]] static QList<Choice> choices();
    /// "Deutsch" of "de": for those who read no other.
    [[nodiscard]] static QString nativeName(const QString &code);

    /// \p code of a choice; empty, or one that is not there: the system's, or English if that is not there.
    void use(const QString &code);
    [[nodiscard]] QString current() const { return m_current; } ///< code of a choice

private:
    [[nodiscard]] static QString systemCode();

    QString m_wanted;
    QString m_current = QStringLiteral("en");
    QTranslator m_program;
    QTranslator m_qt;
};

} // namespace cuegate
