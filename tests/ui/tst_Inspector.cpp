// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/ErrorText.h"
#include "ui/FailurePanel.h"
#include "ui/IndexText.h"
#include "ui/Inspector.h"
#include "ui/PlaysOnPanel.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_Inspector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheChosenTabWhenFilmsChange();
    void hasOnlyTheOverviewOfWhatIsNotKnown();
    void showsFirstWhyAFilmFailed();
    void offersToTryAgainWhatIsNotConverted();
    void saysHowFarWhatIsReadHasCome();
    void saysWhatEachPlayerWillDo();
    void goesByWhatIsReallyServed();
};

static SourceSnapshot film(const QString &id)
{
    SourceSnapshot source = makeSource(id, u"Film "_s + id, SourceState::Ready);
    source.media = makeFilm(100);
    return source;
}

void tst_Inspector::keepsTheChosenTabWhenFilmsChange()
{
    FakeGateway gateway;
    Inspector inspector(gateway);
    const SourceSnapshot one = film(u"a"_s);
    const SourceSnapshot other = film(u"b"_s);
    const SourceSnapshot idle = makeSource(u"c"_s, u"C"_s, SourceState::Idle);
    inspector.setSource(&one);
    QCOMPARE(inspector.tabs()->currentIndex(), 0);
    inspector.tabs()->setCurrentIndex(2);
    inspector.setSource(&other);
    QCOMPARE(inspector.tabs()->currentIndex(), 2);
    inspector.setSource(&idle);
    QCOMPARE(inspector.tabs()->currentIndex(), 0);
    inspector.setSource(&one);
    QCOMPARE(inspector.tabs()->currentIndex(), 2);
}

void tst_Inspector::hasOnlyTheOverviewOfWhatIsNotKnown()
{
    FakeGateway gateway;
    Inspector inspector(gateway);
    inspector.show();
    QVERIFY(!inspector.tabs()->tabBar()->isVisible());
    const SourceSnapshot known = film(u"a"_s);
    inspector.setSource(&known);
    QVERIFY(inspector.tabs()->tabBar()->isVisible());
    SourceSnapshot failed = makeSource(u"b"_s, u"B"_s, SourceState::Failed);
    inspector.setSource(&failed);
    QVERIFY(!inspector.tabs()->tabBar()->isVisible());
}

void tst_Inspector::showsFirstWhyAFilmFailed()
{
    FakeGateway gateway;
    Inspector inspector(gateway);
    const SourceSnapshot one = film(u"a"_s);
    inspector.setSource(&one);
    inspector.tabs()->setCurrentIndex(2);
    SourceSnapshot failed = film(u"b"_s);
    failed.state = SourceState::Failed;
    inspector.setSource(&failed);
    QCOMPARE(inspector.tabs()->currentIndex(), 0);
    inspector.tabs()->setCurrentIndex(3);
    failed.upstreamRequests = 7; // the next snapshot leaves the tab alone
    inspector.setSource(&failed);
    QCOMPARE(inspector.tabs()->currentIndex(), 3);
}

// It plays, but for players that need it converted: all of it is shown, and what is wrong.
void tst_Inspector::offersToTryAgainWhatIsNotConverted()
{
    FakeGateway gateway;
    Inspector inspector(gateway);
    inspector.show();
    SourceSnapshot one = film(u"a"_s);
    inspector.setSource(&one);
    auto *failure = inspector.findChild<FailurePanel *>();
    QVERIFY(!failure->isVisible());
    one.conversionFault = Error{ErrorKind::Unavailable, u"it hung"_s, ErrorCode::ConvertHangs};
    inspector.setSource(&one);
    QVERIFY(failure->isVisible() && inspector.tabs()->tabBar()->isVisible());
    QStringList texts;
    for (const QLabel *label : failure->findChildren<QLabel *>())
        texts << label->text();
    QVERIFY(texts.contains(ErrorText(*one.conversionFault).whatHappened));
    QSignalSpy asked(&inspector, &Inspector::probeRequested);
    failure->findChild<QPushButton *>()->click();
    QCOMPARE(asked.count(), 1);
    one.conversionFault.reset();
    inspector.setSource(&one);
    QVERIFY(!failure->isVisible());
}

void tst_Inspector::saysHowFarWhatIsReadHasCome()
{
    FakeGateway gateway;
    Inspector inspector(gateway);
    inspector.show();
    const auto bars = inspector.findChildren<QProgressBar *>();
    const auto found = std::ranges::find(bars, u"Examining the film"_s, &QProgressBar::accessibleName);
    QVERIFY(found != bars.end());
    const QProgressBar *bar = *found;
    SourceSnapshot one = film(u"a"_s);
    inspector.setSource(&one);
    QVERIFY(!bar->isVisible());
    QStringList texts;
    const auto showWith = [&](int scanPercent, int lookPercent, bool isProvisional) {
        one.scanPercent = scanPercent;
        one.lookPercent = lookPercent;
        one.isProvisional = isProvisional;
        inspector.setSource(&one);
        const auto labels = inspector.findChildren<QLabel *>();
        texts << IndexText::beingRead(one);
        return std::ranges::any_of(
            labels, [&](const QLabel *label) { return label->isVisible() && label->text() == texts.back(); });
    };
    QVERIFY(showWith(12, -1, true));
    QVERIFY(bar->isVisible() && bar->value() == 12);
    QVERIFY(showWith(50, -1, false));
    QVERIFY(showWith(-1, 0, false));
    QVERIFY(bar->isVisible() && bar->value() == 0 && bar->maximum() == 100);
    QVERIFY(showWith(-1, 37, false));
    QCOMPARE(bar->value(), 37);
    QCOMPARE(QSet<QString>(texts.begin(), texts.end()).size(), 3);
    QVERIFY(!showWith(-1, -1, false));
    QVERIFY(!bar->isVisible());
}

void tst_Inspector::saysWhatEachPlayerWillDo()
{
    PlaysOnPanel panel;
    panel.setMedia(makeFilm(100));
    const QStringList texts = panel.texts();
    QCOMPARE(texts.size(), qsizetype(playerProfiles().size()));
    const QString chrome = texts[qsizetype(PlayerId::Chrome)];
    QVERIFY2(chrome.contains(u"The sound is converted to AAC."_s), qPrintable(chrome));
    QVERIFY2(chrome.contains(u"converted to H.264 where H.265 (HEVC) is not decoded"_s), qPrintable(chrome));
    QVERIFY2(chrome.contains(u"Audio 3 (German), AAC: copied"_s), qPrintable(chrome));
    QVERIFY2(chrome.contains(u"Its subtitles are left out."_s), qPrintable(chrome));
    const QString kodi = texts[qsizetype(PlayerId::Kodi)];
    QVERIFY2(kodi.contains(u"Plays without conversion, but without its subtitles."_s), qPrintable(kodi));
}

void tst_Inspector::goesByWhatIsReallyServed()
{
    PlaysOnPanel panel;
    panel.setMedia(makeFilm(100));
    const auto whole = makeTimeline(u"a"_s);
    auto copies = std::make_shared<TimelineSnapshot>(*whole);
    std::erase_if(copies->renditions, [](const RenditionSnapshot &rendition) { return !rendition.isCopy; });
    panel.setTimeline(copies);
    QVERIFY(panel.texts()[qsizetype(PlayerId::Firefox)].contains(u"There is no sound on Firefox."_s));
    panel.setTimeline(whole);
    QVERIFY(panel.texts()[qsizetype(PlayerId::Firefox)].contains(u"The sound is converted to AAC."_s));
}

QTEST_MAIN(tst_Inspector)
#include "tst_Inspector.moc"
