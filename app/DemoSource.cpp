// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/DemoSource.h"

#include "core/libav/DemoTitle.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace cuegate {

DemoSource::DemoSource(const QString &profileDirectory, QObject *parent)
    : QObject(parent)
    , m_path(QDir(profileDirectory).absoluteFilePath(u"demo/Cuegate demo.mkv"_s))
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        const Result<void> made = m_watcher.result();
        if (made)
            Q_EMIT ready(url());
        else
            Q_EMIT failed(made.error().message);
    });
}

DemoSource::~DemoSource()
{
    m_cancel.cancel();
    m_watcher.waitForFinished();
}

QString DemoSource::name()
{
    return u"Cuegate demo"_s;
}

void DemoSource::prepare()
{
    const auto work = [this, path = m_path, token = m_cancel.token()]() -> Result<void> {
        if (QFileInfo::exists(path))
            return {};
        QDir().mkpath(QFileInfo(path).absolutePath());
        // A signal from a worker reaches its receivers on their own thread.
        return makeDemoTitle(path, token, [this](int percent) { Q_EMIT progress(percent); });
    };
    m_watcher.setFuture(QtConcurrent::run(work));
}

} // namespace cuegate
