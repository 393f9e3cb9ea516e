// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/Format.h"
#include "ui/JobTableModel.h"
#include "ui/JobsPanel.h"
#include "ui/MainWindow.h"
#include "ui/StatusStrip.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_JobsPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsMadeAndWhyInWords();
    void rowsStayWhereTheyAre();
    void tellsOnlyWhatChanged();
    void saysThatNothingIsMade();
    void cancelsTheJobOfTheRow();
    void cancelsByKeyboard();
    void whatIsEndingCannotBeCancelled();
    void buttonsStayWithTheirJobs();
    void isShownAndHiddenFromTheStatusStrip();
};

static QList<JobSnapshot> threeJobs()
{
    return makeJobs(makeSource(u"film"_s, u"A Film"_s, SourceState::Ready)).first(3);
}

static QString shown(const QAbstractItemModel &model, int row, int column)
{
    QString text = model.index(row, column).data().toString();
    return text.remove(QChar(0x2068)).remove(QChar(0x2069));
}

static QToolButton *cancelOf(const JobsPanel &panel, int row)
{
    const auto *table = panel.findChild<QTableView *>();
    return qobject_cast<QToolButton *>(table->indexWidget(table->model()->index(row, JobTableModel::Cancel)));
}

void tst_JobsPanel::saysWhatIsMadeAndWhyInWords()
{
    JobTableModel model;
    QList<JobSnapshot> jobs = threeJobs();
    jobs[2].state = JobSnapshot::State::Waiting;
    jobs[2].percent = -1;
    model.update(jobs);
    QCOMPARE(shown(model, 0, JobTableModel::Film), u"A Film"_s);
    QCOMPARE(shown(model, 0, JobTableModel::Piece), u"Segment 752 of Audio 2, 1:15:17 – 1:15:23"_s);
    QCOMPARE(shown(model, 0, JobTableModel::Why), u"a player waits"_s);
    QCOMPARE(shown(model, 0, JobTableModel::State), u"copying"_s);
    QCOMPARE(shown(model, 0, JobTableModel::Progress), QString());
    QVERIFY(!model.index(0, JobTableModel::Progress).data(JobTableModel::kPercentRole).isValid());
    QCOMPARE(shown(model, 1, JobTableModel::Piece),
             u"Segment 752 of Video 1 as H.264, 720p, 1:15:17 – 1:15:23"_s);
    QCOMPARE(shown(model, 1, JobTableModel::State), u"converting"_s);
    QCOMPARE(shown(model, 1, JobTableModel::Progress), u"65 %"_s);
    QCOMPARE(model.index(1, JobTableModel::Progress).data(JobTableModel::kPercentRole).toInt(), 65);
    QCOMPARE(shown(model, 2, JobTableModel::Why), u"made ahead"_s);
    QCOMPARE(shown(model, 2, JobTableModel::State), u"waiting"_s);
    jobs[2].state = JobSnapshot::State::Ending;
    jobs[2].name.clear();
    model.update(jobs);
    QCOMPARE(shown(model, 2, JobTableModel::State), u"ending"_s);
    jobs[2].state = JobSnapshot::State::Hanging;
    model.update(jobs);
    QCOMPARE(shown(model, 2, JobTableModel::State), u"hangs"_s);
    QCOMPARE(shown(model, 2, JobTableModel::Film), u"a removed film"_s);
}

void tst_JobsPanel::rowsStayWhereTheyAre()
{
    JobTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<JobSnapshot> jobs = threeJobs();
    model.update(jobs);
    model.update({jobs[2], jobs[1], jobs[0]});
    QCOMPARE(model.job(0)->id, jobs[0].id);
    QCOMPARE(model.job(2)->id, jobs[2].id);
    JobSnapshot next = jobs[0];
    next.id = 99;
    model.update({next, jobs[2], jobs[0]});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.job(0)->id, jobs[0].id);
    QCOMPARE(model.job(1)->id, jobs[2].id);
    QCOMPARE(model.job(2)->id, 99);
    QVERIFY(!model.job(3) && !model.job(-1));
}

void tst_JobsPanel::tellsOnlyWhatChanged()
{
    JobTableModel model;
    QList<JobSnapshot> jobs = threeJobs();
    model.update(jobs);
    QSignalSpy changed(&model, &JobTableModel::dataChanged);
    model.update(jobs);
    QCOMPARE(changed.size(), 0);
    jobs[1].percent = 66;
    model.update(jobs);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
}

void tst_JobsPanel::saysThatNothingIsMade()
{
    FakeGateway gateway;
    JobsPanel panel(gateway);
    panel.show();
    const auto visibleTexts = [&] {
        QStringList texts;
        for (const QLabel *label : panel.findChildren<QLabel *>()) {
            if (label->isVisible())
                texts << label->text();
        }
        return texts.join(u'|');
    };
    QVERIFY(visibleTexts().contains(u"Nothing is being made."_s));
    gateway.setJobs(threeJobs());
    QVERIFY(!visibleTexts().contains(u"Nothing is being made."_s));
    QVERIFY(visibleTexts().contains(u"3 running"_s));
    QVERIFY(panel.findChild<QTableView *>()->isVisible());
    gateway.setJobs({});
    QVERIFY(visibleTexts().contains(u"Nothing is being made."_s));
}

void tst_JobsPanel::cancelsTheJobOfTheRow()
{
    FakeGateway gateway;
    JobsPanel panel(gateway);
    gateway.setJobs(threeJobs());
    QToolButton *cancel = cancelOf(panel, 1);
    QVERIFY(cancel);
    QCOMPARE(cancel->accessibleName(), u"Cancel segment 752 of “A Film”"_s);
    cancel->click();
    QCOMPARE(gateway.cancelled, QList<quint64>{threeJobs()[1].id});
    QVERIFY(!cancel->isEnabled());
    QVERIFY(cancelOf(panel, 0)->isEnabled());
}

void tst_JobsPanel::cancelsByKeyboard()
{
    FakeGateway gateway;
    gateway.setSources({makeSource(u"film"_s, u"A Film"_s, SourceState::Ready)});
    gateway.setJobs(threeJobs());
    MainWindow window(gateway);
    window.bringUp();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_J, Qt::ControlModifier);
    auto *table = window.findChild<JobsPanel *>()->findChild<QTableView *>();
    QVERIFY(table->isVisible());
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Tab);
    auto *focused = qobject_cast<QToolButton *>(window.focusWidget());
    QVERIFY(focused);
    QTest::keyClick(focused, Qt::Key_Space);
    QCOMPARE(gateway.cancelled, QList<quint64>{threeJobs()[0].id});
}

void tst_JobsPanel::whatIsEndingCannotBeCancelled()
{
    FakeGateway gateway;
    JobsPanel panel(gateway);
    QList<JobSnapshot> jobs = threeJobs();
    gateway.setJobs(jobs);
    QVERIFY(cancelOf(panel, 2)->isEnabled());
    jobs[2].state = JobSnapshot::State::Ending;
    jobs[1].state = JobSnapshot::State::Hanging;
    gateway.setJobs(jobs);
    QVERIFY(!cancelOf(panel, 2)->isEnabled() && !cancelOf(panel, 1)->isEnabled());
    QVERIFY(cancelOf(panel, 0)->isEnabled());
}

void tst_JobsPanel::buttonsStayWithTheirJobs()
{
    FakeGateway gateway;
    JobsPanel panel(gateway);
    QList<JobSnapshot> jobs = threeJobs();
    gateway.setJobs(jobs);
    gateway.setJobs({jobs[2]});
    cancelOf(panel, 0)->click();
    QCOMPARE(gateway.cancelled, QList<quint64>{jobs[2].id});
}

void tst_JobsPanel::isShownAndHiddenFromTheStatusStrip()
{
    FakeGateway gateway;
    gateway.setSources({makeSource(u"film"_s, u"A Film"_s, SourceState::Ready)});
    MainWindow window(gateway);
    window.show();
    const auto *panel = window.findChild<JobsPanel *>();
    QVERIFY(!panel->isVisible());
    QToolButton *jobs = nullptr;
    for (QToolButton *button : window.findChild<StatusStrip *>()->findChildren<QToolButton *>()) {
        if (button->isCheckable())
            jobs = button;
    }
    QVERIFY(jobs);
    QCOMPARE(jobs->text(), Format::isolated(u"No jobs"_s));
    gateway.setJobs(threeJobs());
    QCOMPARE(jobs->text(), Format::isolated(u"3 jobs"_s));
    jobs->click();
    QVERIFY(panel->isVisible());
    for (QToolButton *button : panel->findChildren<QToolButton *>()) {
        if (button->accessibleName() == "Hide the jobs"_L1)
            button->click();
    }
    QVERIFY(!panel->isVisible());
    QVERIFY(!jobs->isChecked());
}

QTEST_MAIN(tst_JobsPanel)
#include "tst_JobsPanel.moc"
