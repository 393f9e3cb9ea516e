// SPDX-License-Identifier: GPL-3.0-or-later
// The seasons of a series and how many episodes they have, which only its episodes tell: all of them are
// asked for once, which makes the gateway read them. Thread: gui. The Gateway must outlive it.
#pragma once

#include "core/gateway/Gateway.h"

#include <QObject>
#include <QTimer>

namespace cuegate {

class SeriesSeasons final : public QObject
{
    Q_OBJECT
public:
    explicit SeriesSeasons(Gateway &gateway, QObject *parent = nullptr);
    /// A series that is being read is given up.
    void read(const SourceId &list, const EntryId &series);
    void cancel();
    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// Groups that are seasons; once it is neither reading nor has failed.
    [[nodiscard]] const ListSummary &seasons() const { return m_seasons; }

Q_SIGNALS:
    void changed(); ///< it was read, or could not be

private:
    void ask();
    void take(const Result<ListPage> &result);
    void count(const ListPage &page);
    void finish(const std::optional<Error> &error);

    Gateway &m_gateway;
    SourceId m_list;
    EntryId m_series;
    ListSummary m_seasons; ///< its entries: taken so far
    quint64 m_asked = 0;   ///< counts questions: only the last one's answer is taken
    bool m_isReading = false;
    std::optional<Error> m_error;
    QTimer m_again;
};

} // namespace cuegate
