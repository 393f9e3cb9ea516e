// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/GeneralSettings.h"

#include "ui/Autostart.h"
#include "ui/Format.h"
#include "ui/Language.h"
#include "ui/Retranslation.h"
#include "ui/SettingRow.h"

#include <QCheckBox>
#include <QCollator>
#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

GeneralSettings::GeneralSettings(Gateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_gateway(gateway)
    , m_language(new QComboBox)
    , m_audioLanguage(new QComboBox)
    , m_autostart(new QCheckBox)
    , m_startsHidden(new QCheckBox)
    , m_notifies(new QCheckBox)
    , m_languageRow(new SettingRow(m_language))
    , m_audioLanguageRow(new SettingRow(m_audioLanguage))
    , m_autostartRow(new SettingRow(m_autostart))
    , m_startsHiddenRow(new SettingRow(m_startsHidden))
    , m_notifiesRow(new SettingRow(m_notifies))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    for (SettingRow *row :
         {m_languageRow, m_audioLanguageRow, m_autostartRow, m_startsHiddenRow, m_notifiesRow})
        layout->addWidget(row);
    connect(m_language, &QComboBox::activated, this, [this] {
        const QString code = m_language->currentData().toString();
        m_gateway.changeSettings([code](GatewaySettings &now) { now.language = code; }, {});
    });
    connect(m_audioLanguage, &QComboBox::activated, this, [this] {
        const QString code = m_audioLanguage->currentData().toString();
        m_gateway.changeSettings([code](GatewaySettings &now) { now.audioLanguage = code; }, {});
    });
    connect(m_autostart, &QCheckBox::clicked, this, &GeneralSettings::setAutostart);
    connect(m_startsHidden, &QCheckBox::clicked, this, [this](bool isWanted) {
        m_gateway.changeSettings([isWanted](GatewaySettings &now) { now.startsHidden = isWanted; }, {});
    });
    connect(m_notifies, &QCheckBox::clicked, this, [this](bool isWanted) {
        m_gateway.changeSettings([isWanted](GatewaySettings &now) { now.notifies = isWanted; }, {});
    });
    connect(&m_gateway, &Gateway::settingsChanged, this, &GeneralSettings::refresh);
    followLanguage(this, [this] { setTexts(); });
}

void GeneralSettings::fillLanguages()
{
    m_language->clear();
    m_language->addItem(tr("As the system"), QString());
    for (const Language::Choice &choice : Language::choices())
        m_language->addItem(Format::isolated(choice.name), choice.code);
}

void GeneralSettings::fillAudioLanguages()
{
    // Those that films mostly have, in the languages themselves.
    const QStringList codes{u"ar"_s, u"cs"_s, u"da"_s, u"de"_s, u"el"_s, u"en"_s, u"es"_s, u"fi"_s, u"fr"_s,
                            u"he"_s, u"hi"_s, u"hu"_s, u"it"_s, u"ja"_s, u"ko"_s, u"nl"_s, u"no"_s, u"pl"_s,
                            u"pt"_s, u"ro"_s, u"ru"_s, u"sv"_s, u"th"_s, u"tr"_s, u"uk"_s, u"vi"_s, u"zh"_s};
    QList<std::pair<QString, QString>> names;
    for (const QString &code : codes)
        names.append({Language::nativeName(code), code});
    const QCollator collator;
    std::sort(names.begin(), names.end(),
              [&](const auto &a, const auto &b) { return collator.compare(a.first, b.first) < 0; });
    m_audioLanguage->clear();
    m_audioLanguage->addItem(tr("As the film says"), QString());
    for (const auto &[name, code] : names)
        m_audioLanguage->addItem(Format::isolated(name), code);
}

static void choose(QComboBox *box, const QString &code)
{
    int index = box->findData(code);
    if (index < 0) { // set through the control port
        box->addItem(code, code);
        index = box->count() - 1;
    }
    box->setCurrentIndex(index);
}

void GeneralSettings::refresh()
{
    const GatewaySettings &settings = m_gateway.settings();
    choose(m_language, settings.language);
    choose(m_audioLanguage, settings.audioLanguage);
    m_autostart->setChecked(Autostart::isOn());
    m_startsHidden->setChecked(settings.startsHidden);
    m_notifies->setChecked(settings.notifies);
}

void GeneralSettings::setAutostart(bool isWanted)
{
    const auto done = isWanted ? Autostart::turnOn() : Autostart::turnOff();
    m_autostartRow->setProblem(done ? QString()
                                    : tr("The list of programs that start at login cannot be changed."));
    refresh();
}

void GeneralSettings::setTexts()
{
    setWindowTitle(tr("General"));
    fillLanguages();
    fillAudioLanguages();
    m_languageRow->setTexts(tr("&Language"), tr("The window and the menus speak it at once."));
    m_audioLanguageRow->setTexts(
        tr("&Sound"), tr("Players begin with this language where a film has it, and with subtitles in it "
                         "where there are only those; they can still choose another."));
    m_autostart->setText(tr("Start at lo&gin"));
    m_autostartRow->setTexts({},
                             tr("Cuegate starts in the notification area when you log in, so that the links "
                                "always work."));
    m_startsHidden->setText(tr("Start &without the window"));
    m_startsHiddenRow->setTexts(
        {}, tr("The window stays closed until you open it from the notification area, where "
               "there is one."));
    m_notifies->setText(tr("Show noti&fications"));
    m_notifiesRow->setTexts(
        {}, tr("When somebody is watching and a source fails or is too slow, when the disk is full, and "
               "when a device plays for the first time; each at most once in ten minutes."));
    refresh();
}

} // namespace cuegate
