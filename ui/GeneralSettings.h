// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the program itself: languages, start, notifications. Thread: gui. The Gateway must outlive it.
#pragma once

#include "core/gateway/Gateway.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace cuegate {

class SettingRow;

class GeneralSettings final : public QWidget
{
    Q_OBJECT
public:
    explicit GeneralSettings(Gateway &gateway, QWidget *parent = nullptr);

private:
    void refresh();
    void setTexts();
    void fillLanguages();
    void fillAudioLanguages();
    void setAutostart(bool isWanted);

    Gateway &m_gateway;
    QComboBox *m_language;
    QComboBox *m_audioLanguage;
    QCheckBox *m_autostart;
    QCheckBox *m_startsHidden;
    QCheckBox *m_notifies;
    SettingRow *m_languageRow;
    SettingRow *m_audioLanguageRow;
    SettingRow *m_autostartRow;
    SettingRow *m_startsHiddenRow;
    SettingRow *m_notifiesRow;
};

} // namespace cuegate
