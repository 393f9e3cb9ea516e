// SPDX-License-Identifier: GPL-3.0-or-later
// Ends the application's event loop on SIGINT and SIGTERM (on Windows: does nothing, the console ends the
// process). Thread: gui; one object at a time.
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace cuegate {

class SignalQuit : public QObject
{
    Q_OBJECT
public:
    explicit SignalQuit(QObject *parent = nullptr);
    ~SignalQuit() override;

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace cuegate
