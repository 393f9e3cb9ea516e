// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/CachePage.h"

#include "ui/CacheLimits.h"
#include "ui/CacheMapDelegate.h"
#include "ui/CachedTitleModel.h"
#include "ui/Format.h"
#include "ui/Icons.h"
#include "ui/Question.h"
#include "ui/Retranslation.h"
#include "ui/TableLook.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kBarSteps = 1000;
static constexpr int kMostRows = 12;
static constexpr int kButtonMargin = 8;

CachePage::CachePage(Gateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_gateway(gateway)
    , m_model(new CachedTitleModel(this))
    , m_title(new QLabel)
    , m_used(new QLabel)
    , m_bar(new QProgressBar)
    , m_facts(new QLabel)
    , m_problem(new QLabel)
    , m_clearAll(new QPushButton(icon("remove"_L1), {}))
    , m_table(new QTableView)
    , m_nothing(new QLabel)
    , m_limitsTitle(new QLabel)
    , m_limits(new CacheLimits(gateway))
{
    makeTable();
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    QFont bold = m_limitsTitle->font();
    bold.setBold(true);
    m_limitsTitle->setFont(bold);
    auto *inner = new QWidget;
    auto *layout = new QVBoxLayout(inner);
    layout->setContentsMargins(20, 16, 20, 20);
    layout->setSpacing(12);
    layout->addWidget(makeSummary());
    layout->addWidget(m_nothing);
    layout->addWidget(m_table);
    layout->addSpacing(6);
    layout->addWidget(m_limitsTitle);
    layout->addWidget(m_limits);
    layout->addStretch(1);
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(inner);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(area);

    connect(m_clearAll, &QPushButton::clicked, this, &CachePage::clearAll);
    connect(m_model, &CachedTitleModel::modelReset, this, &CachePage::addButtons);
    connect(&m_gateway, &Gateway::cacheChanged, this,
            [this](const std::shared_ptr<const CacheSnapshot> &cache) { take(*cache); });
    followLanguage(this, [this] { setTexts(); });
}

QWidget *CachePage::makeSummary()
{
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    m_title->setFont(large);
    m_bar->setRange(0, kBarSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(10);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_facts->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *summary = new QWidget;
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_clearAll);
    auto *layout = new QVBoxLayout(summary);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_used);
    layout->addWidget(m_bar);
    layout->addWidget(m_facts);
    layout->addWidget(m_problem);
    return summary;
}

void CachePage::makeTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(CachedTitleModel::Map, new CacheMapDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    setTableLook(*m_table, fontMetrics().height() + 16);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(CachedTitleModel::Film, QHeaderView::Stretch);
    header->setSectionResizeMode(CachedTitleModel::Map, QHeaderView::Stretch);
    header->setSectionResizeMode(CachedTitleModel::Size, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(CachedTitleModel::Pin, QHeaderView::Fixed);
    header->setSectionResizeMode(CachedTitleModel::Clear, QHeaderView::Fixed);
}

void CachePage::setTexts()
{
    setWindowTitle(tr("Cache"));
    m_title->setText(tr("Cache"));
    m_bar->setAccessibleName(tr("How full the cache is"));
    m_table->setAccessibleName(tr("Films of which something is kept"));
    m_clearAll->setText(tr("Clear all…"));
    m_clearAll->setToolTip(tr("Deletes all that is kept of all films, and what was fetched of them"));
    m_limitsTitle->setText(tr("Limits"));
    m_nothing->setText(
        tr("Nothing is kept yet. When a film is played, its pieces are kept here, and playing it "
           "again or on another device costs nothing."));
    addButtons();
    updateSummary();
}

void CachePage::take(const CacheSnapshot &cache)
{
    m_cache = cache;
    m_model->update(cache.titles);
    m_limits->setCache(cache);
    updateButtons();
    updateSummary();
}

void CachePage::updateSummary()
{
    const bool isSomething = m_cache.usedBytes > 0;
    m_used->setText(tr("%1 of %2 are used by pieces of films.", "used, capacity")
                        .arg(Format::bytes(m_cache.usedBytes), Format::bytes(m_cache.capacityBytes)));
    m_bar->setValue(
        m_cache.capacityBytes > 0
            ? int(std::min<double>(1, double(m_cache.usedBytes) / double(m_cache.capacityBytes)) * kBarSteps)
            : 0);
    const qint64 asked = m_cache.hits + m_cache.misses;
    const QString pieces = tr("%Ln piece(s) kept", nullptr, int(m_cache.entries));
    const QString hits =
        asked == 0
            ? tr("nothing was asked for yet")
            : tr("%1 % of what was asked for since the start was there").arg(m_cache.hits * 100 / asked);
    const QString evicted = tr("%Ln piece(s) made room for others", nullptr, int(m_cache.evictions));
    m_facts->setText(tr("%1 · %2 · %3", "three facts about the cache").arg(pieces, hits, evicted));
    QStringList problems{m_cache.problem, m_cache.blockProblem};
    problems.removeAll(QString());
    m_problem->setText(problems.join(u'\n'));
    m_problem->setVisible(!problems.isEmpty());
    m_clearAll->setEnabled(isSomething || m_cache.blockUsedBytes > 0);
    m_nothing->setVisible(m_cache.titles.empty());
    m_table->setVisible(!m_cache.titles.empty());
    fitTable();
}

// As high as its rows, up to a dozen: the page scrolls as a whole.
void CachePage::fitTable()
{
    const int rows = std::min(kMostRows, m_model->rowCount());
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rows * m_table->verticalHeader()->defaultSectionSize() +
                            2 * m_table->frameWidth());
}

static QToolButton *rowButton(QLatin1StringView iconName, const QString &text, const QString &longText)
{
    auto *button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(longText);
    button->setToolTip(longText);
    return button;
}

void CachePage::addButtons()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const CachedTitle &title = m_model->title(row);
        const QString name = CachedTitleModel::nameOf(title);
        auto *pin = rowButton("pin"_L1, tr("Keep", "pins a film"),
                              tr("Keep “%1” whatever else needs the space").arg(name));
        pin->setCheckable(true);
        connect(pin, &QToolButton::clicked, this, [this, id = title.source](bool isChecked) {
            m_gateway.setPinned(id, isChecked ? Pinning::Pinned : Pinning::Unpinned);
        });
        m_table->setIndexWidget(m_model->index(row, CachedTitleModel::Pin), pin);
        auto *clearOne = rowButton("remove"_L1, tr("Clear…"), tr("Clear what is kept of “%1”").arg(name));
        connect(clearOne, &QToolButton::clicked, this, [this, row] { clear(row); });
        m_table->setIndexWidget(m_model->index(row, CachedTitleModel::Clear), clearOne);
        m_table->setColumnWidth(CachedTitleModel::Pin, pin->sizeHint().width() + kButtonMargin);
        m_table->setColumnWidth(CachedTitleModel::Clear, clearOne->sizeHint().width() + kButtonMargin);
    }
    updateButtons();
}

void CachePage::updateButtons()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        auto *pin =
            qobject_cast<QToolButton *>(m_table->indexWidget(m_model->index(row, CachedTitleModel::Pin)));
        if (!pin)
            continue;
        pin->setChecked(m_model->title(row).isPinned);
        // What was removed has no name to keep it under.
        pin->setEnabled(!m_model->title(row).name.isEmpty());
    }
}

void CachePage::clear(int row)
{
    const CachedTitle title = m_model->title(row);
    const auto texts = [title]() -> Question {
        return {
            tr("Clear the cache"), tr("Delete what is kept of “%1”?").arg(CachedTitleModel::nameOf(title)),
            tr("This frees %1 and what was fetched of it. The film and its links stay; what is played again "
               "is made again.")
                .arg(Format::bytes(title.bytes)),
            tr("Clear")};
    };
    ask(this, texts, [this, id = title.source] { m_gateway.clearCacheOf(id); });
}

void CachePage::clearAll()
{
    const auto texts = [segments = m_cache.usedBytes, fetched = m_cache.blockUsedBytes]() -> Question {
        return {
            tr("Clear the cache"), tr("Delete all that is kept?"),
            tr("This frees %1, of which %2 were fetched from sources. Films and links stay; what is played "
               "again is fetched and made again.")
                .arg(Format::bytes(segments + fetched), Format::bytes(fetched)),
            tr("Clear")};
    };
    ask(this, texts, [this] { m_gateway.clearCache(); });
}

void CachePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_gateway.watchCache(true);
}

void CachePage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_gateway.watchCache(false);
}

} // namespace cuegate
