// SPDX-License-Identifier: GPL-3.0-or-later
// How much of the disk the caches may take: settings that are applied at once. Thread: gui. The Gateway must
// outlive it.
#pragma once

#include "core/gateway/Gateway.h"

#include <QWidget>

namespace cuegate {

class ByteSlider;
class SettingRow;

class CacheLimits final : public QWidget
{
    Q_OBJECT
public:
    explicit CacheLimits(Gateway &gateway, QWidget *parent = nullptr);

    /// What is there now: how far the sliders reach, and the sentences.
    void setCache(const CacheSnapshot &cache);
    [[nodiscard]] ByteSlider *capacity() const { return m_capacity; }
    [[nodiscard]] ByteSlider *minFree() const { return m_minFree; }
    [[nodiscard]] ByteSlider *blocks() const { return m_blocks; }

private:
    void refresh();
    void setTexts();

    Gateway &m_gateway;
    CacheSnapshot m_cache;
    bool m_isTold = false; ///< m_cache: what holds where nothing is set is not known before
    ByteSlider *m_capacity;
    ByteSlider *m_minFree;
    ByteSlider *m_blocks;
    SettingRow *m_capacityRow;
    SettingRow *m_minFreeRow;
    SettingRow *m_blocksRow;
};

} // namespace cuegate
