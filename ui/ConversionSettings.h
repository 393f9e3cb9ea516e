// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of conversion: who encodes and how well, and which hardware was found to work. Thread: gui. The
// Gateway must outlive it.
#pragma once

#include "core/gateway/Gateway.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace cuegate {

class SettingRow;

class ConversionSettings final : public QWidget
{
    Q_OBJECT
public:
    explicit ConversionSettings(Gateway &gateway, QWidget *parent = nullptr);

private:
    void showSettings();
    void refresh();
    void refreshEncoders();
    void setTexts();
    [[nodiscard]] static QString qualityEffect(PictureQuality quality);
    [[nodiscard]] QString stateText(const EncoderSnapshot &encoder) const;

    Gateway &m_gateway;
    QComboBox *m_encoder;
    SettingRow *m_encoderRow;
    QComboBox *m_quality;
    SettingRow *m_qualityRow;
    QLabel *m_found;
    QPushButton *m_test;
    QWidget *m_listArea;
    QGridLayout *m_list;
    QList<EncoderSnapshot> m_shown;
};

} // namespace cuegate
