// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/HeadlessApplication.h"

#include "app/DemoSource.h"
#include "app/SignalQuit.h"
#include "core/gateway/LocalGateway.h"
#include "core/gateway/StateJson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

// Takes the steps of a start one after the other: demo title, ports, sources, the ready line.
class Headless : public QObject
{
public:
    explicit Headless(const CommandLine &commandLine)
        : m_gateway(commandLine.gateway)
        , m_demo(commandLine.gateway.profileDirectory)
        , m_sources(commandLine.sources)
        , m_isDemoWanted(commandLine.isDemoWanted)
    {
    }

    void begin()
    {
        m_gateway.start([this](const Result<GatewayReady> &ready) {
            if (!ready)
                return giveUp(ready.error().message);
            m_ready = *ready;
            if (m_isDemoWanted)
                makeDemo();
            else
                addNext();
        });
    }

private:
    void giveUp(const QString &sentence)
    {
        std::fprintf(stderr, "cuegate: %s\n", qPrintable(sentence));
        QCoreApplication::exit(1);
    }

    void makeDemo()
    {
        connect(&m_demo, &DemoSource::progress, this, [](int percent) {
            if (percent % 10 == 0)
                std::fprintf(stderr, "Making the demo title: %d %%\n", percent);
        });
        connect(&m_demo, &DemoSource::failed, this, [this](const QString &sentence) { giveUp(sentence); });
        connect(&m_demo, &DemoSource::ready, this, [this](const QUrl &url) {
            m_sources.prepend(url);
            addNext();
        });
        m_demo.prepare();
    }

    void addNext()
    {
        if (m_sources.isEmpty())
            return listSources();
        const QUrl url = m_sources.takeFirst();
        m_gateway.addSource({url, {}}, {}, [this](const Result<SourceSnapshot> &added) {
            if (!added)
                return giveUp(added.error().message);
            addNext();
        });
    }

    // The snapshots arrive a moment after the last source was added; those of earlier runs are among them.
    void listSources()
    {
        connect(&m_gateway, &Gateway::sourcesChanged, this, [this] {
            if (!std::exchange(m_isPrinted, true))
                printReady();
        });
        m_gateway.announceSources();
    }

    void printReady()
    {
        QJsonArray sources;
        for (const SourceSnapshot &source : m_gateway.sources()) {
            QJsonObject json = sourceJson(source);
            json.remove(u"state"_s);
            json.remove(u"error"_s);
            sources.append(json);
            std::fprintf(stderr, "Watch \"%s\": %s\n", qPrintable(source.name),
                         qPrintable(source.urls.watch.toString()));
        }
        const QJsonObject line{{u"event"_s, u"ready"_s},
                               {u"media"_s, m_ready.media.toString()},
                               {u"control"_s, m_ready.control.toString()},
                               {u"token"_s, QString::fromLatin1(m_ready.token)},
                               {u"sources"_s, sources}};
        std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }

    LocalGateway m_gateway;
    DemoSource m_demo;
    QList<QUrl> m_sources;
    bool m_isDemoWanted;
    bool m_isPrinted = false;
    GatewayReady m_ready;
};

} // namespace

int runHeadless(int argc, char **argv, const CommandLine &commandLine)
{
    QCoreApplication application(argc, argv);
    const SignalQuit signalQuit;
    Headless headless(commandLine);
    QMetaObject::invokeMethod(
        &headless, [&headless] { headless.begin(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace cuegate
