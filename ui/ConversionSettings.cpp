// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ConversionSettings.h"

#include "ui/CoreText.h"
#include "ui/Format.h"
#include "ui/Icons.h"
#include "ui/Retranslation.h"
#include "ui/SettingRow.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cuegate {

ConversionSettings::ConversionSettings(Gateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_gateway(gateway)
    , m_encoder(new QComboBox)
    , m_encoderRow(new SettingRow(m_encoder))
    , m_quality(new QComboBox)
    , m_qualityRow(new SettingRow(m_quality))
    , m_found(new QLabel)
    , m_test(new QPushButton(icon("refresh"_L1), {}))
    , m_listArea(new QWidget)
    , m_list(new QGridLayout(m_listArea))
{
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setHorizontalSpacing(12);
    m_list->setColumnStretch(2, 1);
    auto *head = new QHBoxLayout;
    head->addWidget(m_found, 1);
    head->addWidget(m_test);
    m_test->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    layout->addWidget(m_qualityRow);
    layout->addWidget(m_encoderRow);
    layout->addLayout(head);
    layout->addWidget(m_listArea);
    connect(m_encoder, &QComboBox::activated, this, [this](int index) {
        m_gateway.changeSettings([index](GatewaySettings &now) { now.encoder = EncoderSetting(index); }, {});
    });
    connect(m_quality, &QComboBox::activated, this, [this](int index) {
        m_gateway.changeSettings(
            [index](GatewaySettings &now) { now.pictureQuality = PictureQuality(index); }, {});
    });
    connect(m_test, &QPushButton::clicked, this, [this] { m_gateway.tryEncoders(); });
    connect(&m_gateway, &Gateway::settingsChanged, this, &ConversionSettings::showSettings);
    connect(&m_gateway, &Gateway::statusChanged, this, &ConversionSettings::refresh);
    followLanguage(this, [this] { setTexts(); });
}

QString ConversionSettings::stateText(const EncoderSnapshot &encoder) const
{
    switch (encoder.state) {
    case EncoderState::Works:
        return encoder.isHardware ? tr("works") : tr("always there");
    case EncoderState::Missing:
        return tr("not on this computer");
    case EncoderState::Quarantined:
        return tr("failed, not used for now");
    case EncoderState::Untried:
        break;
    }
    return m_gateway.status().isTryingEncoders ? tr("being tested…") : tr("not tested yet");
}

static QLatin1StringView iconOf(EncoderState state)
{
    switch (state) {
    case EncoderState::Works:
        return "check"_L1;
    case EncoderState::Quarantined:
        return "warning"_L1;
    case EncoderState::Untried:
        return "clock"_L1;
    case EncoderState::Missing:
        break;
    }
    return "minus"_L1;
}

void ConversionSettings::refreshEncoders()
{
    while (QLayoutItem *item = m_list->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const Accents accents = Accents::of(palette());
    int row = 0;
    for (const EncoderSnapshot &encoder : m_shown) {
        const QColor colour = encoder.state == EncoderState::Works         ? accents.good
                              : encoder.state == EncoderState::Quarantined ? accents.bad
                                                                           : accents.muted;
        auto *picture = new QLabel;
        picture->setPixmap(icon(iconOf(encoder.state), colour).pixmap(QSize(18, 18), devicePixelRatioF()));
        auto *state = new QLabel(stateText(encoder));
        m_list->addWidget(picture, row, 0);
        m_list->addWidget(new QLabel(encoder.name), row, 1);
        m_list->addWidget(state, row, 2);
        if (!encoder.reason.isEmpty()) {
            auto *reason = new QLabel(CoreText::localized(encoder.reason));
            reason->setTextFormat(Qt::PlainText);
            reason->setWordWrap(true);
            reason->setForegroundRole(QPalette::PlaceholderText);
            m_list->addWidget(reason, ++row, 1, 1, 2);
        }
        ++row;
    }
}

QString ConversionSettings::qualityEffect(PictureQuality quality)
{
    switch (quality) {
    case PictureQuality::Smaller:
        return tr("For slow networks: a film in full HD takes up to %1 Mbit/s, and fine detail is softened. "
                  "Applies to films that are started from now on.")
            .arg(6);
    case PictureQuality::Best:
        return tr("Hard to tell from the original: a film in full HD takes up to %1 Mbit/s, and more room in "
                  "the cache. Applies to films that are started from now on.")
            .arg(14);
    case PictureQuality::Balanced:
        break;
    }
    return tr("Looks good on every screen: a film in full HD takes up to %1 Mbit/s. Applies to films "
              "that are started from now on.")
        .arg(9);
}

void ConversionSettings::showSettings()
{
    m_encoder->setCurrentIndex(int(m_gateway.settings().encoder));
    const PictureQuality quality = m_gateway.settings().pictureQuality;
    m_quality->setCurrentIndex(int(quality));
    m_qualityRow->setTexts(tr("Picture &quality"), qualityEffect(quality));
}

void ConversionSettings::refresh()
{
    const ServerStatus &status = m_gateway.status();
    const bool isTrying = status.isTryingEncoders;
    const bool isOther = status.encoders != m_shown || m_test->isEnabled() == isTrying;
    m_test->setEnabled(!isTrying);
    if (!isOther)
        return;
    m_shown = status.encoders;
    refreshEncoders();
}

static void fill(QComboBox *box, const QStringList &choices)
{
    const QSignalBlocker blocker(box);
    box->clear();
    box->addItems(choices);
}

void ConversionSettings::setTexts()
{
    setWindowTitle(tr("Conversion"));
    fill(m_encoder, {tr("By software only"), tr("By hardware where it works")});
    fill(m_quality, {tr("Smaller", "picture quality"), tr("Balanced", "picture quality"),
                     tr("Best", "picture quality")});
    m_encoderRow->setTexts(
        tr("&Pictures are converted"),
        tr("Hardware is faster and spares the processor. Software makes the same bytes on every "
           "computer. Applies to films that are started from now on."));
    m_found->setText(tr("What this computer has"));
    m_test->setText(tr("&Test now"));
    m_test->setToolTip(tr("Encodes a few pictures on each to see whether it works"));
    showSettings();
    m_shown.clear();
    refresh();
}

} // namespace cuegate
