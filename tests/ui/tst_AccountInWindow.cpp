// SPDX-License-Identifier: GPL-3.0-or-later
// The window with a real gateway and the panel of a provider: an account is pasted, looked at, a series is
// opened; it expires.
#include "tests/support/XtreamPanel.h"

#include "core/gateway/LocalGateway.h"
#include "ui/AddSourceDialog.h"
#include "ui/BackBar.h"
#include "ui/EntryGroupPanel.h"
#include "ui/EntryListHeader.h"
#include "ui/EntryListModel.h"
#include "ui/EntryListPanel.h"
#include "ui/EntrySections.h"
#include "ui/EntryView.h"
#include "ui/MainWindow.h"
#include "ui/SourceListModel.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_AccountInWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void anAccountIsAddedAndLookedAt();
    void anExpiredAccountSaysSo();

private:
    void add();
    [[nodiscard]] QStringList shown() const;
    [[nodiscard]] EntryListPanel &panel() const { return *m_window->entries(); }

    std::unique_ptr<XtreamPanel> m_provider;
    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<LocalGateway> m_gateway;
    std::unique_ptr<MainWindow> m_window;
};

void tst_AccountInWindow::init()
{
    m_provider = std::make_unique<XtreamPanel>();
    m_profile = std::make_unique<QTemporaryDir>();
    GatewayOptions options;
    options.profileDirectory = m_profile->path();
    options.bind = QHostAddress(QHostAddress::LocalHost);
    options.mediaPort = 0;
    options.passwords = KeyPlace::File;
    m_gateway = std::make_unique<LocalGateway>(options);
    bool isRunning = false;
    m_gateway->start([&](const Result<GatewayReady> &ready) { isRunning = ready.has_value(); });
    QTRY_VERIFY(isRunning);
    m_window = std::make_unique<MainWindow>(*m_gateway);
    m_window->show();
}

void tst_AccountInWindow::cleanup()
{
    m_window.reset();
    m_gateway.reset();
}

// As a link to its list, of which the account is wanted.
void tst_AccountInWindow::add()
{
    QUrl link = m_provider->url();
    link.setPath(u"/get.php"_s);
    m_window->addTexts({link.toString(QUrl::FullyEncoded)});
    auto *dialog = m_window->findChild<AddSourceDialog *>();
    QVERIFY(dialog);
    dialog->accept();
    QTRY_COMPARE(m_gateway->sources().size(), 1);
    QCOMPARE(m_gateway->sources().first().kind, u"xtream"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_gateway->sources().first().state == SourceState::Ready ||
                                 m_gateway->sources().first().state == SourceState::Failed,
                             20'000);
}

QStringList tst_AccountInWindow::shown() const
{
    QStringList names;
    for (int row = 0; row < panel().model()->rowCount(); ++row)
        names << panel().model()->index(row).data().toString();
    return names;
}

void tst_AccountInWindow::anAccountIsAddedAndLookedAt()
{
    add();
    QTRY_COMPARE(m_window->shownPage(), &panel());
    QTRY_COMPARE(shown().size(), 2);
    const EntrySections &sections = *panel().sections();
    QCOMPARE(sections.tabText(0), u"Channels (2)"_s);
    QCOMPARE(sections.tabText(2), u"Series (2)"_s);
    const auto *header = panel().findChild<EntryListHeader *>();
    QVERIFY2(header->accountLabel()->text().startsWith(u"Active until"_s),
             qPrintable(header->accountLabel()->text()));
    panel().sections()->setCurrentIndex(1);
    QTRY_COMPARE(shown(), (QStringList{u"A Film"_s, u"Another Film"_s}));
    panel().sections()->setCurrentIndex(2);
    QTRY_COMPARE(shown().value(0), u"A Series"_s);
    panel().view()->setCurrentIndex(panel().model()->index(0));
    QTest::keyClick(panel().view(), Qt::Key_Return);
    QTRY_COMPARE(panel().hits(), u"5 episodes"_s);
    QTRY_COMPARE(shown().size(), 5);
    const QAbstractItemModel *seasons = panel().groups()->view()->model();
    QStringList names;
    for (int row = 0; row < seasons->rowCount(); ++row)
        names << seasons->index(row, 0).data().toString();
    QCOMPARE(names,
             (QStringList{u"All episodes"_s, u"Season 1"_s, u"Season 2"_s, u"Season 10"_s, u"Specials"_s}));
    panel().groups()->choose(u"Season 1"_s);
    QTRY_COMPARE(shown().size(), 2);
    panel().backBar()->button()->click();
    QTRY_COMPARE(shown().size(), 2);
    panel().view()->setCurrentIndex(panel().model()->index(1));
    QTRY_VERIFY(panel().model()->entry(panel().view()->currentIndex()));
    QTest::keyClick(panel().view(), Qt::Key_Return);
    QTRY_VERIFY(panel().message());
}

void tst_AccountInWindow::anExpiredAccountSaysSo()
{
    m_provider->setUser({{u"status"_s, u"Expired"_s}, {u"exp_date"_s, u"1700000000"_s}});
    add();
    const SourceSnapshot source = m_gateway->sources().first();
    QCOMPARE(source.state, SourceState::Failed);
    QVERIFY2(stateTextOf(source).contains(u"xpired"_s), qPrintable(stateTextOf(source)));
}

QTEST_MAIN(tst_AccountInWindow)
#include "tst_AccountInWindow.moc"
