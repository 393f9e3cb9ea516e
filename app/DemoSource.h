// SPDX-License-Identifier: GPL-3.0-or-later
// The demo title of a profile: made on first use, on a worker, and added as a source when it is there.
// Thread: gui.
#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Error.h"

#include <QFutureWatcher>
#include <QObject>
#include <QUrl>

namespace cuegate {

class DemoSource : public QObject
{
    Q_OBJECT
public:
    explicit DemoSource(const QString &profileDirectory, QObject *parent = nullptr);
    ~DemoSource() override; ///< cancels and waits

    /// Emits ready() or failed(), later; progress() meanwhile if the title has to be made.
    void prepare();
    [[nodiscard]] QUrl url() const { return QUrl::fromLocalFile(m_path); }
    [[nodiscard]] static QString name();

Q_SIGNALS:
    void progress(int percent);
    void ready(const QUrl &url);
    void failed(const QString &sentence);

private:
    QString m_path;
    CancelSource m_cancel;
    QFutureWatcher<Result<void>> m_watcher;
};

} // namespace cuegate
