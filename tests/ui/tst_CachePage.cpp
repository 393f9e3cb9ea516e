// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/ByteSlider.h"
#include "ui/CacheLimits.h"
#include "ui/CachePage.h"
#include "ui/CachedTitleModel.h"
#include "ui/SettingRow.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_CachePage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void watchesOnlyWhileVisible();
    void tellsHowFullAndHowUseful();
    void tellsProblems();
    void drawsWhichPartsAreKept();
    void buttonsOutliveNewNumbers();
    void pinsAndUnpins();
    void clearsOneAfterAsking();
    void clearsAllAfterAsking();
    void saysWhatTheCacheIsForWhileItIsEmpty();
    void limitsAreAppliedWhenChosen();
    void aDragIsAppliedOnceWhenItEnds();
    void limitsFollowTheSettings();
    void saysNothingOfLimitsThatAreNotKnown();

private:
    [[nodiscard]] QToolButton *button(int row, int column) const
    {
        QTableView *table = m_page->table();
        return qobject_cast<QToolButton *>(table->indexWidget(table->model()->index(row, column)));
    }
    [[nodiscard]] QStringList shownTexts() const
    {
        QStringList texts;
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisibleTo(m_page.get()))
                texts << label->text();
        }
        return texts;
    }

    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<CachePage> m_page;
};

void tst_CachePage::init()
{
    m_gateway = std::make_unique<FakeGateway>();
    m_gateway->cache = std::make_shared<CacheSnapshot>(makeCache());
    m_page = std::make_unique<CachePage>(*m_gateway);
    m_page->resize(800, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void tst_CachePage::watchesOnlyWhileVisible()
{
    QVERIFY(m_gateway->isCacheWatched);
    m_page->hide();
    QVERIFY(!m_gateway->isCacheWatched);
}

void tst_CachePage::tellsHowFullAndHowUseful()
{
    const QString all = shownTexts().join(u'\n');
    QVERIFY2(all.contains(u"5.5 GB of 10.7 GB"_s), qPrintable(all));
    QVERIFY2(all.contains(tr("%Ln piece(s) kept", nullptr, 1832)), qPrintable(all));
    QVERIFY2(all.contains(u"92 % of what was asked for"_s), qPrintable(all));
    QVERIFY2(all.contains(u"14 pieces made room"_s), qPrintable(all));
}

void tst_CachePage::tellsProblems()
{
    CacheSnapshot cache = makeCache();
    cache.problem = u"The disk is gone."_s;
    m_gateway->setCache(cache);
    QVERIFY(shownTexts().contains(u"The disk is gone."_s));
    m_gateway->setCache(makeCache());
    QVERIFY(!shownTexts().contains(u"The disk is gone."_s));
}

void tst_CachePage::drawsWhichPartsAreKept()
{
    QTableView *table = m_page->table();
    const QRect bar = table->visualRect(table->model()->index(0, CachedTitleModel::Map));
    const QImage picture = table->viewport()->grab().toImage();
    const double ratio = picture.devicePixelRatio();
    const auto colourAt = [&](double share) {
        return picture.pixelColor(int((bar.left() + 6 + (bar.width() - 12) * share) * ratio),
                                  int(bar.center().y() * ratio));
    };
    QVERIFY(colourAt(0.1) == colourAt(0.15));
    QVERIFY(colourAt(0.1) != colourAt(0.4));
    QVERIFY(colourAt(0.1) == colourAt(0.665));
    QCOMPARE(table->model()->index(1, CachedTitleModel::Map).data(Qt::AccessibleTextRole).toString(),
             u"100 % of the film is kept"_s);
}

void tst_CachePage::buttonsOutliveNewNumbers()
{
    const QToolButton *before = button(0, CachedTitleModel::Pin);
    QVERIFY(before);
    CacheSnapshot cache = makeCache();
    cache.titles[0].bytes += 5;
    m_gateway->setCache(cache);
    QCOMPARE(button(0, CachedTitleModel::Pin), before);
    cache.titles.erase(cache.titles.begin());
    m_gateway->setCache(cache);
    QVERIFY(button(0, CachedTitleModel::Pin)->isChecked());
    QCOMPARE(button(0, CachedTitleModel::Clear)->accessibleName(),
             u"Clear what is kept of “family-2004-summer”"_s);
}

void tst_CachePage::pinsAndUnpins()
{
    m_gateway->setSources({makeSource(u"ready"_s, u"A"_s, SourceState::Ready)});
    QVERIFY(!button(0, CachedTitleModel::Pin)->isChecked());
    QVERIFY(button(1, CachedTitleModel::Pin)->isChecked());
    QVERIFY(!button(3, CachedTitleModel::Pin)->isEnabled());
    button(0, CachedTitleModel::Pin)->click();
    QVERIFY(m_gateway->list[0].isPinned);
    button(0, CachedTitleModel::Pin)->click();
    QVERIFY(!m_gateway->list[0].isPinned);
}

static void press(const QMessageBox *box, QMessageBox::ButtonRole role)
{
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == role)
            return button->click();
    }
}

void tst_CachePage::clearsOneAfterAsking()
{
    button(0, CachedTitleModel::Clear)->click();
    auto *box = m_page->findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY(box->text().contains(u"Lighthouse"_s));
    QVERIFY(box->informativeText().contains(u"1.2 GB"_s));
    press(box, QMessageBox::RejectRole);
    QVERIFY(m_gateway->cleared.isEmpty());
    button(0, CachedTitleModel::Clear)->click();
    const auto boxes = m_page->findChildren<QMessageBox *>();
    press(boxes.last(), QMessageBox::DestructiveRole);
    QCOMPARE(m_gateway->cleared, QStringList{u"ready"_s});
}

void tst_CachePage::clearsAllAfterAsking()
{
    for (QPushButton *clear : m_page->findChildren<QPushButton *>()) {
        if (clear->text().startsWith(u"Clear all"_s))
            clear->click();
    }
    auto *box = m_page->findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY2(box->informativeText().contains(u"6.8 GB"_s), qPrintable(box->informativeText()));
    QCOMPARE(m_gateway->cacheClears, 0);
    press(box, QMessageBox::DestructiveRole);
    QCOMPARE(m_gateway->cacheClears, 1);
}

void tst_CachePage::saysWhatTheCacheIsForWhileItIsEmpty()
{
    m_gateway->setCache({});
    QVERIFY(!m_page->table()->isVisible());
    QVERIFY(shownTexts().join(u'\n').contains(u"Nothing is kept yet"_s));
}

void tst_CachePage::limitsAreAppliedWhenChosen()
{
    const auto type = [](ByteSlider *slider, double gigabytes) {
        slider->findChild<QDoubleSpinBox *>()->setValue(gigabytes);
    };
    type(m_page->limits()->capacity(), 25);
    type(m_page->limits()->minFree(), 3.5);
    type(m_page->limits()->blocks(), 0);
    QCOMPARE(m_gateway->set.cacheCapacityBytes, 25'000'000'000);
    QCOMPARE(m_gateway->set.cacheMinFreeBytes, std::optional<qint64>(3'500'000'000));
    QCOMPARE(m_gateway->set.blockCacheCapacityBytes, std::optional<qint64>(0));
}

void tst_CachePage::aDragIsAppliedOnceWhenItEnds()
{
    ByteSlider *capacity = m_page->limits()->capacity();
    QSignalSpy chosen(capacity, &ByteSlider::chosen);
    auto *slider = capacity->findChild<QSlider *>();
    slider->setSliderDown(true);
    slider->setValue(50);
    slider->setValue(90);
    QCOMPARE(chosen.size(), 0);
    QVERIFY(capacity->findChild<QDoubleSpinBox *>()->value() > 20);
    slider->setSliderDown(false);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(m_gateway->set.cacheCapacityBytes, chosen[0][0].toLongLong());
}

void tst_CachePage::limitsFollowTheSettings()
{
    m_gateway->changeSettings([](GatewaySettings &now) { now.cacheCapacityBytes = 4'321'987'654; }, {});
    ByteSlider *capacity = m_page->limits()->capacity();
    QCOMPARE(capacity->bytes(), 4'321'987'654); // not rounded to what the field shows
    QCOMPARE(capacity->findChild<QDoubleSpinBox *>()->value(), 4.3);
}

void tst_CachePage::saysNothingOfLimitsThatAreNotKnown()
{
    CacheLimits limits(*m_gateway);
    const auto text = [](ByteSlider *slider) { return slider->findChild<QDoubleSpinBox *>()->text(); };
    QVERIFY(limits.capacity()->isEnabled());
    QVERIFY(!limits.minFree()->isEnabled() && !limits.blocks()->isEnabled());
    QCOMPARE(text(limits.minFree()), u"…"_s);
    CacheSnapshot cache = makeCache();
    cache.minFreeBytes = 0;
    limits.setCache(cache);
    QVERIFY(limits.minFree()->isEnabled() && limits.blocks()->isEnabled());
    QCOMPARE(text(limits.minFree()), u"nothing"_s);
}

QTEST_MAIN(tst_CachePage)
#include "tst_CachePage.moc"
