// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/DesktopApplication.h"

#include "app/DemoSource.h"
#include "app/Notices.h"
#include "app/SignalQuit.h"
#include "app/SingleInstance.h"
#include "app/TrayIcon.h"
#include "core/gateway/LocalGateway.h"
#include "ui/Language.h"
#include "ui/MainWindow.h"
#include "ui/MeteredNetwork.h"
#include "ui/NoticeBar.h"
#include "ui/ReadablePalette.h"

#include <QApplication>
#include <QDir>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace cuegate {

static QStringList sourceTexts(const CommandLine &commandLine)
{
    QStringList texts;
    for (const QUrl &url : commandLine.sources)
        texts << url.toString(QUrl::FullyEncoded);
    return texts;
}

static void connectTray(TrayIcon &tray, MainWindow &window)
{
    QObject::connect(&tray, &TrayIcon::toggleRequested, &window, [&window] {
        if (window.isVisible())
            window.hide();
        else
            window.bringUp();
    });
    QObject::connect(&window, &MainWindow::shownChanged, &tray, [&window, &tray] {
        tray.setWindow(window.isVisible() ? TrayIcon::Window::Shown : TrayIcon::Window::Hidden);
    });
    QObject::connect(&tray, &TrayIcon::showRequested, &window, &MainWindow::bringUp);
    QObject::connect(&tray, &TrayIcon::settingsRequested, &window, &MainWindow::openSettings);
    QObject::connect(&tray, &TrayIcon::addRequested, &window, [&window] {
        window.bringUp();
        window.openAddDialog();
    });
    QObject::connect(&tray, &TrayIcon::quitRequested, qApp, &QCoreApplication::quit);
    if (TrayIcon::isAvailable()) {
        window.setOnClose(MainWindow::OnClose::HideToTray);
        tray.show();
    }
}

static void addDemo(DemoSource &demo, Gateway &gateway, MainWindow &window)
{
    QObject::connect(&demo, &DemoSource::progress, &window, [](int percent) {
        if (percent % 10 == 0)
            std::fprintf(stderr, "Making the demo title: %d %%\n", percent);
    });
    QObject::connect(&demo, &DemoSource::failed, &window, [](const QString &sentence) {
        std::fprintf(stderr, "cuegate: %s\n", qPrintable(sentence));
    });
    QObject::connect(&demo, &DemoSource::ready, &gateway, [&gateway, &window](const QUrl &url) {
        gateway.addSource({url, {}}, DemoSource::name(), [&window](const Result<SourceSnapshot> &added) {
            if (!added)
                return;
            window.select(added->id);
            std::printf("Watch \"%s\" in a browser: %s\nOpen it in a player: %s\n", qPrintable(added->name),
                        qPrintable(added->urls.watch.toString()), qPrintable(added->urls.master.toString()));
            std::fflush(stdout);
        });
    });
    demo.prepare();
}

int runDesktop(int argc, char **argv, const CommandLine &commandLine)
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setApplicationDisplayName(u"Cuegate"_s);
    const QString &profile = commandLine.gateway.profileDirectory;
    if (!QDir().mkpath(profile)) {
        std::fprintf(stderr, "cuegate: The profile folder %s cannot be written.\n", qPrintable(profile));
        return 1;
    }
    SingleInstance instance(profile);
    const auto role = instance.claim(sourceTexts(commandLine));
    if (!role) {
        std::fprintf(stderr, "cuegate: %s\n", qPrintable(role.error().message));
        return 1;
    }
    if (*role == SingleInstance::Role::HandedOver)
        return 0;

    const SignalQuit signalQuit;
    GatewayOptions options = commandLine.gateway;
    // The window has to open for another port to be chosen.
    options.ifPortIsTaken = GatewayOptions::IfPortIsTaken::TryAgain;
    options.withoutKeychain = WithoutKeychain::Ask;
    LocalGateway gateway(std::move(options));
    const ReadablePalette palette;
    Language language;
    QObject::connect(&gateway, &Gateway::settingsChanged, &language,
                     [&] { language.use(gateway.settings().language); });
    MainWindow window(gateway);
    TrayIcon tray(gateway);
    const SteadyClock clock;
    Notices notices(gateway, clock);
    QObject::connect(&notices, &Notices::raised, &tray, &TrayIcon::notify);
    DemoSource demo(profile);
    QObject::connect(&window, &MainWindow::quitRequested, qApp, &QCoreApplication::quit);
    QObject::connect(&instance, &SingleInstance::handedOver, &window, [&window](const QStringList &texts) {
        window.addTexts(texts);
        window.bringUp();
    });
    connectTray(tray, window);
    gateway.start([&](const Result<GatewayReady> &ready) {
        if (!ready) {
            std::fprintf(stderr, "cuegate: %s\n", qPrintable(ready.error().message));
            QCoreApplication::exit(1);
            return;
        }
        const bool isHidden = commandLine.isHidden || gateway.settings().startsHidden;
        if (!isHidden || !TrayIcon::isAvailable())
            window.bringUp();
        MeteredNetwork::follow(&gateway, [&gateway](bool isMetered) { gateway.setMetered(isMetered); });
        window.addTexts(sourceTexts(commandLine));
        if (commandLine.isDemoWanted)
            addDemo(demo, gateway, window);
    });
    return QApplication::exec();
}

} // namespace cuegate
