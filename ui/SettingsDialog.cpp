// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SettingsDialog.h"

#include "ui/CacheLimits.h"
#include "ui/ConversionSettings.h"
#include "ui/GeneralSettings.h"
#include "ui/NetworkSettings.h"
#include "ui/Retranslation.h"

#include <QDialogButtonBox>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

namespace cuegate {

SettingsDialog::SettingsDialog(Gateway &gateway, QWidget *parent)
    : QDialog(parent)
    , m_gateway(gateway)
    , m_tabs(new QTabWidget)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Close))
{
    auto *limits = new CacheLimits(gateway);
    connect(&m_gateway, &Gateway::cacheChanged, limits,
            [limits](const std::shared_ptr<const CacheSnapshot> &cache) { limits->setCache(*cache); });
    addTab(new GeneralSettings(gateway));
    addTab(new NetworkSettings(gateway));
    addTab(limits);
    addTab(new ConversionSettings(gateway));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    followLanguage(this, [this] { setTexts(); });
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 36);
    m_gateway.watchCache(true);
}

SettingsDialog::~SettingsDialog()
{
    m_gateway.watchCache(false);
}

void SettingsDialog::addTab(QWidget *page)
{
    auto *framed = new QWidget;
    auto *layout = new QVBoxLayout(framed);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(page);
    layout->addStretch(1);
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(framed);
    area->viewport()->setAutoFillBackground(false);
    framed->setAutoFillBackground(false);
    m_tabs->addTab(area, QString());
}

void SettingsDialog::setTexts()
{
    setWindowTitle(tr("Settings"));
    const QStringList titles{tr("&General"), tr("&Network"), tr("&Cache"), tr("C&onversion")};
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->setTabText(i, titles[i]);
}

} // namespace cuegate
