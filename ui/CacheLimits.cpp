// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/CacheLimits.h"

#include "ui/ByteSlider.h"
#include "ui/Format.h"
#include "ui/Retranslation.h"
#include "ui/SettingRow.h"

#include <QVBoxLayout>

namespace cuegate {

CacheLimits::CacheLimits(Gateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_gateway(gateway)
    , m_capacity(new ByteSlider)
    , m_minFree(new ByteSlider)
    , m_blocks(new ByteSlider)
    , m_capacityRow(new SettingRow(m_capacity, SettingRow::Width::Stretching))
    , m_minFreeRow(new SettingRow(m_minFree, SettingRow::Width::Stretching))
    , m_blocksRow(new SettingRow(m_blocks, SettingRow::Width::Stretching))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    for (SettingRow *row : {m_capacityRow, m_minFreeRow, m_blocksRow})
        layout->addWidget(row);
    connect(m_capacity, &ByteSlider::chosen, this, [this](qint64 bytes) {
        m_gateway.changeSettings([bytes](GatewaySettings &now) { now.cacheCapacityBytes = bytes; }, {});
    });
    connect(m_minFree, &ByteSlider::chosen, this, [this](qint64 bytes) {
        m_gateway.changeSettings([bytes](GatewaySettings &now) { now.cacheMinFreeBytes = bytes; }, {});
    });
    connect(m_blocks, &ByteSlider::chosen, this, [this](qint64 bytes) {
        m_gateway.changeSettings([bytes](GatewaySettings &now) { now.blockCacheCapacityBytes = bytes; }, {});
    });
    connect(&m_gateway, &Gateway::settingsChanged, this, &CacheLimits::refresh);
    refresh();
    followLanguage(this, [this] { setTexts(); });
}

void CacheLimits::setCache(const CacheSnapshot &cache)
{
    const bool isOther = !m_isTold || cache.freeBytes != m_cache.freeBytes ||
                         cache.usedBytes != m_cache.usedBytes ||
                         cache.blockUsedBytes != m_cache.blockUsedBytes;
    m_cache = cache;
    m_isTold = true;
    refresh();
    if (isOther)
        setTexts();
}

void CacheLimits::refresh()
{
    const GatewaySettings &settings = m_gateway.settings();
    const qint64 room = m_cache.freeBytes + m_cache.usedBytes;
    if (room > 0) {
        m_capacity->setMost(room);
        m_minFree->setMost(room);
        m_blocks->setMost(room);
    }
    m_minFree->setEnabled(m_isTold || settings.cacheMinFreeBytes);
    m_blocks->setEnabled(m_isTold || settings.blockCacheCapacityBytes);
    m_capacity->setBytes(settings.cacheCapacityBytes);
    m_minFree->setBytes(settings.cacheMinFreeBytes.value_or(m_cache.minFreeBytes));
    m_blocks->setBytes(settings.blockCacheCapacityBytes.value_or(m_cache.blockCapacityBytes));
}

void CacheLimits::setTexts()
{
    const QString capacity = tr("Pieces of films, at most");
    m_capacity->setFieldNames(capacity);
    m_capacity->setZeroText(tr("off", "the cache keeps nothing"));
    m_capacityRow->setTexts(
        capacity,
        m_cache.freeBytes > 0
            ? tr("What was made for a player is kept up to this, so that playing it again costs nothing; "
                 "what was used longest ago goes first. %1 are free on this disk.")
                  .arg(Format::bytes(m_cache.freeBytes))
            : tr("What was made for a player is kept up to this, so that playing it again costs nothing; "
                 "what was used longest ago goes first."));
    const QString minFree = tr("Leave free on this disk, at least");
    m_minFree->setFieldNames(minFree);
    m_minFree->setZeroText(m_minFree->isEnabled() ? tr("nothing", "no space is left free")
                                                  : QStringLiteral("…"));
    m_minFreeRow->setTexts(minFree,
                           tr("When others need the space, Cuegate gives it up before the disk is full."));
    const QString blocks = tr("Fetched from sources, at most");
    m_blocks->setFieldNames(blocks);
    m_blocks->setZeroText(m_blocks->isEnabled() ? tr("off", "the cache keeps nothing") : QStringLiteral("…"));
    m_blocksRow->setTexts(
        blocks, tr("What was downloaded is kept up to this and not downloaded again; %1 are kept now.")
                    .arg(Format::bytes(m_cache.blockUsedBytes)));
}

} // namespace cuegate
