// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/JobsPanel.h"

#include "ui/Icons.h"
#include "ui/JobDelegate.h"
#include "ui/JobTableModel.h"
#include "ui/Retranslation.h"
#include "ui/TableLook.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cuegate {

JobsPanel::JobsPanel(Gateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_gateway(gateway)
    , m_model(new JobTableModel(this))
    , m_table(new QTableView)
    , m_title(new QLabel)
    , m_close(new QToolButton)
    , m_summary(new QLabel)
    , m_empty(new QLabel)
    , m_stack(new QStackedWidget)
{
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    makeTable();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 8, 20, 12);
    layout->setSpacing(6);
    layout->addWidget(makeHeader());
    layout->addWidget(m_stack, 1);
    connect(m_model, &JobTableModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { addButtons(first, last); });
    connect(&m_gateway, &Gateway::jobsChanged, this, &JobsPanel::refresh);
    followLanguage(this, [this] { setTexts(); });
}

QWidget *JobsPanel::makeHeader()
{
    auto *header = new QWidget;
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_close->setIcon(icon("close"_L1));
    m_close->setAutoRaise(true);
    connect(m_close, &QToolButton::clicked, this, &JobsPanel::closeRequested);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_title);
    layout->addSpacing(8);
    layout->addWidget(m_summary, 1);
    layout->addWidget(m_close);
    return header;
}

void JobsPanel::makeTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(JobTableModel::Progress, new JobDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTextElideMode(Qt::ElideMiddle); // the times at the end say more than the words before
    setTableLook(*m_table, fontMetrics().height() + 12);
    QHeaderView *header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    const int character = fontMetrics().averageCharWidth();
    const std::pair<int, int> widths[] = {{JobTableModel::State, 14}, {JobTableModel::Progress, 20}};
    for (const auto &[column, characters] : widths)
        header->resizeSection(column, characters * character);
    for (const int column : {JobTableModel::Film, JobTableModel::Piece})
        header->setSectionResizeMode(column, QHeaderView::Stretch);
    for (const int column : {JobTableModel::Why, JobTableModel::Cancel})
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
}

void JobsPanel::setTexts()
{
    m_title->setText(tr("Jobs"));
    m_close->setToolTip(tr("Hide the jobs"));
    m_close->setAccessibleName(m_close->toolTip());
    m_empty->setText(
        tr("Nothing is being made. While a film plays, the parts that are converted or copied for it "
           "are shown here."));
    m_table->setAccessibleName(tr("Jobs"));
    addButtons(0, m_model->rowCount() - 1);
    refresh();
}

void JobsPanel::refresh()
{
    m_model->update(m_gateway.jobs());
    updateButtons();
    m_summary->setText(summary());
    m_stack->setCurrentWidget(m_model->rowCount() == 0 ? static_cast<QWidget *>(m_empty) : m_table);
}

void JobsPanel::addButtons(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        auto *cancel = new QToolButton;
        cancel->setIcon(icon("close"_L1));
        cancel->setText(tr("Cancel"));
        cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        cancel->setAutoRaise(true);
        cancel->setFocusPolicy(Qt::StrongFocus);
        cancel->setToolTip(tr("Ends this job. A player that still wants this part may ask for it again."));
        cancel->setAccessibleName(m_model->cancelText(row));
        const quint64 id = m_model->job(row)->id;
        connect(cancel, &QToolButton::clicked, this, [this, cancel, id] {
            cancel->setEnabled(false);
            m_gateway.cancelJob(id);
        });
        m_table->setIndexWidget(m_model->index(row, JobTableModel::Cancel), cancel);
    }
}

// What is ending cannot be cancelled again, what hangs not at all.
void JobsPanel::updateButtons()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QWidget *cancel = m_table->indexWidget(m_model->index(row, JobTableModel::Cancel));
        const JobSnapshot::State state = m_model->job(row)->state;
        const bool isOver = state == JobSnapshot::State::Ending || state == JobSnapshot::State::Hanging;
        if (cancel && isOver)
            cancel->setEnabled(false);
    }
}

QString JobsPanel::summary() const
{
    int waiting = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        waiting += m_model->job(row)->state == JobSnapshot::State::Waiting;
    const int running = m_model->rowCount() - waiting;
    if (running + waiting == 0)
        return {};
    return waiting == 0 ? tr("%n running", nullptr, running)
                        : tr("%1, %2", "running, waiting")
                              .arg(tr("%n running", nullptr, running), tr("%n waiting", nullptr, waiting));
}

} // namespace cuegate
