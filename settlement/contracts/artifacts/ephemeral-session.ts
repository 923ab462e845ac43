/**
 * Generated from EphemeralSession.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 4e449e88070748984f70f9ddb4a13e67f27fda3c7e45d693128cf53418694b4c
 * @module
 */

export const ephemeralSessionAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IBondVault",
        "name": "vault_",
        "type": "address"
      },
      {
        "internalType": "contract INodeRegistry",
        "name": "nodes_",
        "type": "address"
      },
      {
        "internalType": "contract IModelRegistry",
        "name": "models_",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "uint16",
            "name": "ownerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "sequencerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "maxDuration",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "window",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "tailWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "answerTime",
            "type": "uint64"
          },
          {
            "internalType": "uint256",
            "name": "sequencerBond",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "demandBond",
            "type": "uint256"
          },
          {
            "internalType": "uint16",
            "name": "challengerBps",
            "type": "uint16"
          }
        ],
        "internalType": "struct IEphemeralSession.Parameters",
        "name": "p",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "AlreadyExited",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadReceipt",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadTerms",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadWitness",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BondGone",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint32",
        "name": "steps",
        "type": "uint32"
      }
    ],
    "name": "CommitTooLong",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "DemandExists",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "EmptyCommit",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "MoreThanDelegated",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NoConflict",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NoDemand",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "answerUntil",
        "type": "uint64"
      }
    ],
    "name": "NotAnsweredYet",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "NotContested",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "leaf",
        "type": "bytes32"
      }
    ],
    "name": "NotInLog",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "NotOverYet",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheStep",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "NothingLeft",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "endsAt",
        "type": "uint64"
      }
    ],
    "name": "SessionOver",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "StepHolds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "enum Refusal",
        "name": "refusal",
        "type": "uint8"
      }
    ],
    "name": "StepRefused",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "TransferFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "got",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "expected",
        "type": "uint64"
      }
    ],
    "name": "UnexpectedNumber",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "headerHash",
        "type": "bytes32"
      }
    ],
    "name": "UnknownCommit",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "UnknownSession",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "indexed": false,
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      }
    ],
    "name": "Committed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "challenger",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "commits",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      }
    ],
    "name": "Convicted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Delegated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "answerUntil",
        "type": "uint64"
      }
    ],
    "name": "Demanded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Exited",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "endsAt",
        "type": "uint64"
      }
    ],
    "name": "Opened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "indexed": false,
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "cumulative",
            "type": "uint128"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "uint64",
            "name": "validUntil",
            "type": "uint64"
          }
        ],
        "indexed": false,
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "Revealed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "seq",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      }
    ],
    "name": "TailStep",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "contestedUntil",
        "type": "uint64"
      }
    ],
    "name": "Undelegated",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "cumulative",
            "type": "uint128"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "uint64",
            "name": "validUntil",
            "type": "uint64"
          }
        ],
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "challengeCommit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "a",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "b",
        "type": "tuple"
      }
    ],
    "name": "challengeEquivocation",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf[2]",
        "name": "leaves",
        "type": "tuple[2]"
      },
      {
        "internalType": "bytes32[][2]",
        "name": "paths",
        "type": "bytes32[][2]"
      }
    ],
    "name": "challengeLink",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "receipt",
        "type": "tuple"
      }
    ],
    "name": "challengeOmission",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "receipt",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      }
    ],
    "name": "challengeReceipt",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "session",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Draft",
        "name": "draft",
        "type": "tuple"
      }
    ],
    "name": "commit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "session",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Draft",
        "name": "draft",
        "type": "tuple"
      }
    ],
    "name": "commitAndUndelegate",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "commitHash",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "delegate",
    "outputs": [],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      }
    ],
    "name": "delegatedOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      }
    ],
    "name": "demand",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      }
    ],
    "name": "demandId",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "key",
        "type": "bytes32"
      }
    ],
    "name": "demandOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "demander",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "answerUntil",
            "type": "uint64"
          },
          {
            "internalType": "bool",
            "name": "done",
            "type": "bool"
          }
        ],
        "internalType": "struct IEphemeralSession.Demand",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "domainSeparator",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "exit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "exited",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      }
    ],
    "name": "expire",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "forceUndelegate",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "models",
    "outputs": [
      {
        "internalType": "contract IModelRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "nodes",
    "outputs": [
      {
        "internalType": "contract INodeRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "endsAt",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "x",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "y",
        "type": "bytes32"
      }
    ],
    "name": "open",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "parameters",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint16",
            "name": "ownerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "sequencerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "maxDuration",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "window",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "tailWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "answerTime",
            "type": "uint64"
          },
          {
            "internalType": "uint256",
            "name": "sequencerBond",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "demandBond",
            "type": "uint256"
          },
          {
            "internalType": "uint16",
            "name": "challengerBps",
            "type": "uint16"
          }
        ],
        "internalType": "struct IEphemeralSession.Parameters",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "from",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "to",
        "type": "uint64"
      }
    ],
    "name": "prune",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "returnBond",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "cumulative",
            "type": "uint128"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "uint64",
            "name": "validUntil",
            "type": "uint64"
          }
        ],
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "reveal",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "sessionId",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "sessionOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "endsAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "endedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "commits",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "steps",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "contestedUntil",
            "type": "uint64"
          },
          {
            "internalType": "bool",
            "name": "convicted",
            "type": "bool"
          },
          {
            "internalType": "bool",
            "name": "bondReturned",
            "type": "bool"
          },
          {
            "internalType": "uint128",
            "name": "pot",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "keyX",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "keyY",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Session",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      }
    ],
    "name": "sessionsOf",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "receipt",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "cumulative",
            "type": "uint128"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "uint64",
            "name": "validUntil",
            "type": "uint64"
          }
        ],
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "settleTail",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "domainSeparator",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "sequencer",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "endsAt",
            "type": "uint64"
          },
          {
            "internalType": "uint16",
            "name": "ownerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "sequencerBps",
            "type": "uint16"
          }
        ],
        "internalType": "struct Terms",
        "name": "terms",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "cumulative",
            "type": "uint128"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "uint64",
            "name": "validUntil",
            "type": "uint64"
          }
        ],
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "owner",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "delegated",
            "type": "uint256"
          },
          {
            "internalType": "address[]",
            "name": "payouts",
            "type": "address[]"
          }
        ],
        "internalType": "struct Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "step",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "next",
        "type": "bytes32"
      },
      {
        "internalType": "enum Refusal",
        "name": "refusal",
        "type": "uint8"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "vault",
    "outputs": [
      {
        "internalType": "contract IBondVault",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const ephemeralSessionBytecode = '0x6102006040523461039a5760405161592a38819003601f8101601f191683016001600160401b038111848210176103865783928291604052833981010390610180821261039a578051906001600160a01b038216820361039a5760208101516001600160a01b038116810361039a576040820151936001600160a01b038516850361039a5761012090605f19011261039a5760405161012081016001600160401b03811182821017610386576040526100ba6060840161039e565b808252936100ca6080850161039e565b6020830181815290936100df60a087016103ad565b60408501908152906100f360c088016103ad565b606086019081529261010760e089016103ad565b608087019081529461011c6101008a016103ad565b9660a081019788526101208a01519860c08201998a526101408b01519a60e083019b8c526101600161014d9061039e565b9b61010083019c8d5261ffff169061ffff16810180911161035057612710108015610376575b8015610364575b801561031e575b801561030c575b6102fd5760809190915260a09290925260c0999099525161ffff90811660e0529751881661010052516001600160401b03908116610120529051811661014052905181166101605290511661018052516101a052516101c05251166101e05260405161556890816103c282396080518181816102290152818161081101528181610b52015281816115de01528181611e15015281816120b701526144ae015260a051818181612c900152613b6b015260c05181818161220b0152613a8e015260e0518181816122b201526139710152610100518181816122e0015261399b0152610120518181816121b2015261230b01526101405181818161099d0152818161233c01526149230152610160518181816104bb01528181611018015261236d015261018051818181610a95015261239f01526101a051818181612114015281816123d101526143f501526101c051818181610baf01528181611d8301526123f901526101e051818181612421015261441c0152f35b638dc5992160e01b5f5260045ffd5b5086516001600160401b031615610188565b508551885160011b6002600160401b038116916001600160401b0316906002600160411b031682036103505710610181565b634e487b7160e01b5f52601160045260245ffd5b5087516001600160401b03161561017a565b5061138861ffff8c511611610173565b634e487b7160e01b5f52604160045260245ffd5b5f80fd5b519061ffff8216820361039a57565b51906001600160401b038216820361039a5756fe60806040526004361015610011575f80fd5b5f5f3560e01c8063197c511c14612ec557806319c34e0214612d0b578063389aa60714612cb45780635db82fa014612c645780636027284814612b815780636d4cad9914612a4a57806374eaeae8146127c95780637703fd461461267d57806387c9c460146124b3578063890357301461224d57806397185b521461222f5780639986df2c146121df5780639dc2389914611f8b578063a18476ce14611f56578063a706168914611f0a578063ac9dea2014611953578063b225471114611904578063b7feb27a146116bd578063bada863714611545578063bc82980314611347578063c0581334146112de578063c31a7baf14610efa578063c31b6f6f14610dcd578063d3f930ae14610d0a578063db5c315a1461096d578063db89b5ae14610926578063e126540914610888578063fa289ba314610835578063fbfa77cf146107e4578063fd42a6371461042a5763fd76aa641461016f575f80fd5b34610427576101896101803661301b565b939190926140a6565b906101a1602084019461019b8661321e565b83614997565b90866101ac8761321e565b67ffffffffffffffff80875460801c16911611159182610415575b826103be575b7c01000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff85541617845573ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016906102526133a1565b823b156103ba57610295928492836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613451565b03925af180156103af57610396575b50506102ae578580f35b61033f61033a61038d966103356102ec604073ffffffffffffffffffffffffffffffffffffffff61038897541699608081013560028b01550161321e565b875477ffffffffffffffffffffffffffffffffffffffffffffffff1660c09190911b7fffffffffffffffff00000000000000000000000000000000000000000000000016178755565b61321e565b6134b3565b83547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff1660809190911b77ffffffffffffffff0000000000000000000000000000000016178355565b61432b565b5f808080808580f35b816103a09161315b565b6103ab57865f6102a4565b8680fd5b6040513d84823e3d90fd5b8380fd5b90506103cb868686613686565b67ffffffffffffffff835460a01c16804211156103ea575087906101cd565b7f4f3f437d000000000000000000000000000000000000000000000000000000008952600452602488fd5b915061042085614171565b15916101c7565b80fd5b503461042757608060031936011261042757610444612f55565b9061044d612efe565b60443573ffffffffffffffffffffffffffffffffffffffff8116938482036103ba5760643567ffffffffffffffff81116107e05761049261049a913690600401612fbc565b9490926140a6565b90916104a582614124565b600182019485549267ffffffffffffffff6104e27f00000000000000000000000000000000000000000000000000000000000000008287166134f5565b16804211156107b55750848852600560205260408820895f5260205260ff60405f205416610789576002015460405160209361053993919261052384613107565b83528985840152610533886150d9565b92614e30565b0151906105726fffffffffffffffffffffffffffffffff8360801c9316848852600260205260408820895f5260205260405f2054613259565b9082821461075d57818311908115610734575b50610708579061059491613444565b92818552600560205260408520865f5260205260405f2060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff008254161790556fffffffffffffffffffffffffffffffff84166fffffffffffffffffffffffffffffffff825460501c1603906fffffffffffffffffffffffffffffffff82116106db5784869488869561066f87968796907fffffffffffff00000000000000000000000000000000ffffffffffffffffffff79ffffffffffffffffffffffffffffffff0000000000000000000083549260501b169116179055565b7f4121f3e3fe05711c549f0feaddd65b9e549e9781c7063aaf14eca3884e10842f6020604051868152a35af16106a3614a74565b50156106ad575080f35b6044927f1c43b976000000000000000000000000000000000000000000000000000000008352600452602452fd5b6024867f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b602486887f7d46d391000000000000000000000000000000000000000000000000000000008252600452fd5b90506fffffffffffffffffffffffffffffffff6107518484613444565b9160501c16105f610585565b602487897fa0eb521a000000000000000000000000000000000000000000000000000000008252600452fd5b6024888a7f7cb80570000000000000000000000000000000000000000000000000000000008252600452fd5b7f2b358c82000000000000000000000000000000000000000000000000000000008952600452602488fd5b8480fd5b5034610427578060031936011261042757602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346104275760406003193601126104275773ffffffffffffffffffffffffffffffffffffffff6040610866612f78565b92600435815260026020522091165f52602052602060405f2054604051908152f35b5034610427576020600319360112610427576040816060928280516108ac8161313f565b82815282602082015201526004358152600460205220604051906108cf8261313f565b5467ffffffffffffffff73ffffffffffffffffffffffffffffffffffffffff82169283815260ff60406020830192848660a01c168452019360e01c1615158352604051938452511660208301525115156040820152f35b50346104275760406003193601126104275767ffffffffffffffff604061094b612efe565b92600435815260036020522091165f52602052602060405f2054604051908152f35b503461042757610989906109803661301b565b94919092613517565b919067ffffffffffffffff835460401c16947f0000000000000000000000000000000000000000000000000000000000000000956109c787826134f5565b90151580610cf7575b610cc257506109e0838584613686565b60608301359263ffffffff84168403610cbe5763ffffffff8083169416841015610c92576020610a1b910191610a158361321e565b8461317e565b9384865260046020526040862096875467ffffffffffffffff8160a01c16610c6a579767ffffffffffffffff610b287fc96706e8a55e508979b323f63fd0b27d16305c7e26397b59fd65f991b123d1619560409583958c9d7bffffffffffffffff0000000000000000000000000000000000000000610abc7f00000000000000000000000000000000000000000000000000000000000000008842166134f5565b60a01b16907fffffffff000000000000000000000000000000000000000000000000000000007fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff331691161717908187558583548a1c16151580610c4a575b610c05575b50505061321e565b915460a01c16835196875260208701521693a373ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016803b15610c01576040517f0899146b00000000000000000000000000000000000000000000000000000000815260048101929092523360248301527f0000000000000000000000000000000000000000000000000000000000000000604483015282908290818381606481015b03925af180156103af57610bf05750f35b81610bfa9161315b565b6104275780f35b5050fd5b610c1760019187809460a01c166134f5565b920191167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161790555f8080610b20565b50610c5a81878460a01c166134f5565b8680600186015416911611610b1b565b6004887f78d3fca6000000000000000000000000000000000000000000000000000000008152fd5b6024867f33692d9900000000000000000000000000000000000000000000000000000000815280600452fd5b5f80fd5b7f0e9200a400000000000000000000000000000000000000000000000000000000865267ffffffffffffffff16600452602485fd5b5067ffffffffffffffff811642116109d0565b503461042757604060031936011261042757610d35610d27612f55565b610d2f612efe565b906140a6565b809291925467ffffffffffffffff8160401c16610d985767ffffffffffffffff169283421115610d6c5790610d69916148ae565b80f35b602483857f2b358c82000000000000000000000000000000000000000000000000000000008252600452fd5b7fef93597e00000000000000000000000000000000000000000000000000000000835267ffffffffffffffff16600452602482fd5b503461042757606060031936011261042757610de7612f55565b610def612efe565b906044359167ffffffffffffffff83116103ba5760606003198460040194360301126103ba57610e1e91613517565b909181549067ffffffffffffffff8260401c1615610ec45760ff600184015460401c16610e9c57610e5d8161033567ffffffffffffffff9386886141a1565b9160c01c911610610e745790610d6991339161432b565b6004837f7412124e000000000000000000000000000000000000000000000000000000008152fd5b6004857f1461e0c2000000000000000000000000000000000000000000000000000000008152fd5b60248567ffffffffffffffff847f2b358c8200000000000000000000000000000000000000000000000000000000835216600452fd5b50346104275761014060031936011261042757610f15612f55565b90610f1e612efe565b6044359067ffffffffffffffff82116112da5781600401606060031984360301126103ba5760807fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9c3601126103ba5760e4359167ffffffffffffffff83116107e057826004019260e060031982360301126112d6576101043567ffffffffffffffff81116103ab57610fb4903690600401612fed565b906101243567ffffffffffffffff81116112d25790610fdd610fe6959493923690600401612fbc565b9590948b6140a6565b939098610ff285614124565b67ffffffffffffffff600186015416804211156112a75761103d67ffffffffffffffff917f0000000000000000000000000000000000000000000000000000000000000000906134f5565b1680421161127c575061105188868c6141a1565b60246040518c6110c3602160208401611089816064606080918035845260208101356020850152604081013560408501520135910152565b6080855261109860a08661315b565b60405193849160208301968288525180918585015e820190838201520301601f19810183528261315b565b51902091013503611254576110e76110e160a46110f793018a6137e5565b90614aa3565b6110f08a613266565b9089614ba8565b6064351480159061120f575b6111e757600261111b899a9b85611130999a9b6138fe565b930197885461112a828c613a20565b94613cb0565b60098194929410156111ba578061118f575082917f7f38896a9f0667ada5cdab13f18124bbf2f98c02172af37b1b0f273eed6b086c93611170925561321e565b6040805167ffffffffffffffff9290921682526020820192909252a280f35b7f8b96128f000000000000000000000000000000000000000000000000000000008652600452602485fd5b6024867f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b6004897f6ea2d12a000000000000000000000000000000000000000000000000000000008152fd5b5061121982613839565b611226604051918261315b565b8281526020810190368484011161125057838383378a602085830101525190206084351415611103565b8a80fd5b60048a7f6ea2d12a000000000000000000000000000000000000000000000000000000008152fd5b7fef93597e000000000000000000000000000000000000000000000000000000008c5260045260248bfd5b7f2b358c82000000000000000000000000000000000000000000000000000000008c5260045260248bfd5b8880fd5b8580fd5b8280fd5b50346104275760a0600319360112610427576113016112fb6131d9565b336140a6565b9063ffffffff61130f613246565b161561131f5790610d699161459b565b6004837f37b5b73d000000000000000000000000000000000000000000000000000000008152fd5b503461042757600319360161014081126115415760a0136104275760c4359067ffffffffffffffff82116104275760e060031983360301126104275760e43567ffffffffffffffff8111611541576113a3903690600401612fed565b906101043567ffffffffffffffff81116103ba57606060031982360301126103ba576101243567ffffffffffffffff81116107e0576113e6903690600401612fbc565b9390926040516113f581613123565b6004358152611402612f78565b602082015261140f612f15565b604082015260643561ffff8116810361153d57606082015260843561ffff8116810361153d576080820152604051936114478561313f565b61145381600401612f9b565b85526024810135602086015260448101359067ffffffffffffffff82116112d25701973660238a01121561153d576004890135986114908a61333d565b9061149e604051928361315b565b8a8252602060048184019c60051b8301010190368211611250576024019a5b818c106115255750506114de98995060408601526004019060a43590613cb0565b60405191825260098110156114f857604092506020820152f35b6024837f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b602080916115328e612f9b565b8152019b019a6114bd565b8780fd5b5080fd5b503461042757604060031936011261042757611562610d27612f55565b61156e81939293614124565b61157781614171565b15611684576001019182549260ff8460401c168015611677575b61164f5769010000000000000000007fffffffffffffffffffffffffffffffffffffffffffff00ffffffffffffffffff84951617905573ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016906116076133a1565b823b1561164a57610bdf928492836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613451565b505050fd5b6004837f1461e0c2000000000000000000000000000000000000000000000000000000008152fd5b5060ff8460481c16611591565b600101547f2b358c8200000000000000000000000000000000000000000000000000000000825267ffffffffffffffff16600452602490fd5b503461042757610200600319360112610427576116d8612f55565b6116e0612efe565b906101007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbc3601126112da576101443567ffffffffffffffff81116103ba578060040192606060031983360301126107e05760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe9c3601126107e0576101e43567ffffffffffffffff81116112d657611780611788913690600401612fbc565b929094613517565b93909460ff600186015460401c166118dc576117a4858761356e565b6117af8186886141a1565b6117b88161321e565b67ffffffffffffffff806117ca613207565b1691161080156118af575b611887579063ffffffff6117fd6117ef611803959461321e565b6117f7613207565b906134d3565b166137d8565b60408051610164356020820190815261018435928201929092526101a43560608201526101c43560808201526024916080825261184160a08361315b565b6118706021604051809360208201958b87525180918484015e81018a838201520301601f19810183528261315b565b51902091013514610e745790610d6991339161432b565b6004877f7412124e000000000000000000000000000000000000000000000000000000008152fd5b506118bc6117ef8261321e565b67ffffffffffffffff63ffffffff6118d2613233565b16911610156117d5565b6004877f1461e0c2000000000000000000000000000000000000000000000000000000008152fd5b50346104275760206003193601126104275767ffffffffffffffff604060209273ffffffffffffffffffffffffffffffffffffffff611941612f55565b16815260018452205416604051908152f35b5034610427576102406003193601126104275761196e612f55565b90611977612efe565b6101007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbc3601126115415760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffebc360112611541576119d4612f41565b906101e43567ffffffffffffffff81116103ba576119f6903690600401612fbc565b610204939193359067ffffffffffffffff82116112d65781600401938236039060e060031983011261153d57610224359867ffffffffffffffff8a116112d257611a52611a4a611a709b3690600401612fed565b9390926140a6565b959093611a6788611a616131f0565b87614997565b9c90978661356e565b611a7b868b8a61379b565b611a8784848b88613855565b60a48201996040611a988c8c6137e5565b9050118015611eff575b8015611edc575b611eb4578b5b611ab98c8c6137e5565b9050811015611b2a57661fffffffffffff67ffffffffffffffff611af460208f8f611ae8611aee9288926137e5565b90613a10565b0161321e565b1611611b0257600101611aaf565b60048d7f6ea2d12a000000000000000000000000000000000000000000000000000000008152fd5b50918a918c999a9594938e80547fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff167c0100000000000000000000000000000000000000000000000000000000179055611b826131f0565b6040805163ffffffff909e168e526101443560208f015261016435908e01526101843560608e01526101a43560808e015261010060a08e018190528d018a905267ffffffffffffffff16987f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8111611eb05760051b9081906101208e01378b01926101208c85030160c08d015273ffffffffffffffffffffffffffffffffffffffff611c32610200860198612f9b565b1661012085015273ffffffffffffffffffffffffffffffffffffffff611c5a60248501612f9b565b166101408501526044830135610160850152606483013561018085015260848301356fffffffffffffffffffffffffffffffff8116809103611eb0576101a085015235907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd01811215611eac5781016024600482013591019567ffffffffffffffff8211611250578160061b3603871361125057819060e06101c086015252610220830195908a5b818110611e795750505093601f19601f858c966020968d9e966101e067ffffffffffffffff611d5460c47ffdbdab61b3b92d0a3a6dcb9c2f55e19dcff43aa101e91e02d4b9a084369cf7739e01612f2c565b1691015286860360e0880152818652878601378b868286010152011601030190a3611d7d613355565b90611dd57f00000000000000000000000000000000000000000000000000000000000000008060011c90604051611db381613107565b338152826020820152611dc5866133e6565b52611dcf856133e6565b50613444565b60405190611de282613107565b8482526020820152611df383613420565b52611dfd82613420565b5073ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001691823b1561164a57610bdf928492836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613451565b9091966040806001928a35815267ffffffffffffffff611e9b60208d01612f2c565b166020820152019801929101611d02565b8980fd5b8b80fd5b60048c7f6ea2d12a000000000000000000000000000000000000000000000000000000008152fd5b50643afff4417f67ffffffffffffffff611ef860c4860161321e565b1611611aa9565b506041851415611aa2565b50346104275760a060031936011261042757610d69611f2a6112fb6131d9565b9063ffffffff611f38613246565b1615611f4d57611f48828261459b565b6148ae565b611f4882614533565b5034610427576040600319360112610427576020611f83611f75612f55565b611f7d612efe565b906132fd565b604051908152f35b34610cbe576060600319360112610cbe5760043567ffffffffffffffff8116809103610cbe574281118015906121a3575b61217857335f52600160205260405f2090611fe167ffffffffffffffff8354166131ba565b9167ffffffffffffffff83167fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000082541617905561201e82336132fd565b91825f525f60205260405f20827fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161781556024356003820155600460443591015567ffffffffffffffff6040519116918282526020820152827f775e76df3bcbddb437ea19585c557f6fc8c0c6118e060606bb2ff34e7ad16c5360403393a373ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016803b15610cbe576040517f0899146b00000000000000000000000000000000000000000000000000000000815260048101939093523360248401527f000000000000000000000000000000000000000000000000000000000000000060448401525f908390606490829084905af191821561216d5760209261215d575b50604051908152f35b5f6121679161315b565b5f612154565b6040513d5f823e3d90fd5b7fef93597e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506121d867ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001642613259565b8111611fbc565b34610cbe575f600319360112610cbe57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610cbe576020600319360112610cbe576020611f83600435613266565b34610cbe575f600319360112610cbe57604051612269816130ea565b5f8152602081015f9052604081015f9052606081015f9052608081015f905260a081015f905260c081015f905260e081015f9052610100015f90526040516122b0816130ea565b7f000000000000000000000000000000000000000000000000000000000000000061ffff169081815260208101907f000000000000000000000000000000000000000000000000000000000000000061ffff168252604081017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152606082017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152608083017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260a08401917f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16835260c08501937f0000000000000000000000000000000000000000000000000000000000000000855260e08601957f0000000000000000000000000000000000000000000000000000000000000000875261010001967f000000000000000000000000000000000000000000000000000000000000000061ffff1688526040519889525161ffff1660208901525167ffffffffffffffff1660408801525167ffffffffffffffff1660608701525167ffffffffffffffff1660808601525167ffffffffffffffff1660a08501525160c08401525160e08301525161ffff1661010082015261012090f35b34610cbe576020600319360112610cbe576040516124d0816130a0565b5f8152602081015f9052604081015f9052606081015f9052608081015f905260a081015f905260c081015f905260e081015f905261010081015f905261012081015f9052610140015f90526004355f525f60205260405f20604051612534816130a0565b81549167ffffffffffffffff83169283835260208301908060401c67ffffffffffffffff168252604084018160801c67ffffffffffffffff168152606085019160c01c82526001840154916080860167ffffffffffffffff8416815260a08701918460401c60ff161515835260c08801938560481c60ff161515855260e089019560501c6fffffffffffffffffffffffffffffffff1686526002880154966101008a019788526003890154986101208b01998a52600401549961014001998a526040519a8b525167ffffffffffffffff1660208b01525167ffffffffffffffff1660408a01525167ffffffffffffffff1660608901525167ffffffffffffffff16608088015251151560a087015251151560c0860152516fffffffffffffffffffffffffffffffff1660e085015251610100840152516101208301525161014082015261016090f35b6040600319360112610cbe576001612696610d27612f55565b6126a281939293614533565b016fffffffffffffffffffffffffffffffff34166fffffffffffffffffffffffffffffffff825460501c16016fffffffffffffffffffffffffffffffff811161279c5781547fffffffffffff00000000000000000000000000000000ffffffffffffffffffff1660509190911b79ffffffffffffffffffffffffffffffff0000000000000000000016179055805f52600260205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f5260205260405f20612765348254613259565b9055604051903382523460208301527fd0d1029f8c1c7a034854568f4694897bd18097564064b2e25355f999444656a960403393a3005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b34610cbe57610280600319360112610cbe576127e3612f55565b6127eb612efe565b906101007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbc360112610cbe57610144359063ffffffff8216809203610cbe573661026411610cbe57610264359267ffffffffffffffff8411610cbe57366044850111610cbe5761285a91613517565b929091612867848461356e565b63ffffffff612874613233565b168111612a1e5760c4359060e43592816129a2575b63ffffffff612896613233565b1682106128da575b5050146128b2576128b0913391614019565b005b7ff5bf21d1000000000000000000000000000000000000000000000000000000005f5260045ffd5b9192509060248101357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd3683900301811215610cbe57016004018035919067ffffffffffffffff8311610cbe57602001918060051b36038313610cbe576129426101e4614a06565b9260a4359263ffffffff841690818503610cbe57612965945085610104356151be565b1561297757506102243590848061289e565b7f33692d99000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b91505f19810163ffffffff811161279c5760048301357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd3685900301811215610cbe57830160040180359067ffffffffffffffff8211610cbe576020018160051b36038113610cbe57612a14926137d8565b6101c43591612889565b7f33692d99000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b34610cbe576080600319360112610cbe57612a63612f55565b612a6b612efe565b906044359067ffffffffffffffff8211610cbe57816004019160606003198236030112610cbe576064359167ffffffffffffffff8311610cbe57826004019460606003198536030112610cbe57612ac191613517565b94909360ff600187015460401c16612b595767ffffffffffffffff612b00612afa83612aef84958b8b6141a1565b610335868b8b6141a1565b9361321e565b1691161491821592612b46575b5050612b1e576128b091339161432b565b7f7412124e000000000000000000000000000000000000000000000000000000005f5260045ffd5b6024919250810135910135148380612b0d565b7f1461e0c2000000000000000000000000000000000000000000000000000000005f5260045ffd5b34610cbe576080600319360112610cbe57612b9a612f55565b612ba2612efe565b612baa612f15565b916064359167ffffffffffffffff8316809303610cbe57612bca916140a6565b612bd681949294614124565b612bdf81614171565b15612c2a57505b8167ffffffffffffffff82161115612bfa57005b612c2590835f52600360205260405f2067ffffffffffffffff82165f526020525f60408120556131ba565b612be6565b600167ffffffffffffffff910154167f2b358c82000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b34610cbe575f600319360112610cbe57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610cbe576040600319360112610cbe57612ccd612f78565b6004355f52600560205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f52602052602060ff60405f2054166040519015158152f35b34610cbe57610260600319360112610cbe57612d25612f55565b612d2d612efe565b6101007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbc360112610cbe5760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffebc360112610cbe57612d8a612f41565b906101e43567ffffffffffffffff8111610cbe57612dac903690600401612fbc565b90916102043567ffffffffffffffff8111610cbe5760e0600319826004019236030112610cbe576102243567ffffffffffffffff8111610cbe57612df4903690600401612fed565b90610244359567ffffffffffffffff8711610cbe57612e3c98612e41612e3297612e5493612e29612e6a9b3690600401612fbc565b9a909985613517565b9d8e829e9261356e565b61379b565b612e4d8484878c613855565b89896138fe565b92612e5f8189613a20565b936101843590613cb0565b6009811015612e9857159081612e8b575b506128b2576128b0913391614019565b90506101a4351483612e7b565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b34610cbe576060600319360112610cbe57612ede612efe565b6044359063ffffffff82168203610cbe57602091611f839160043561317e565b6024359067ffffffffffffffff82168203610cbe57565b6044359067ffffffffffffffff82168203610cbe57565b359067ffffffffffffffff82168203610cbe57565b6101c4359063ffffffff82168203610cbe57565b6004359073ffffffffffffffffffffffffffffffffffffffff82168203610cbe57565b6024359073ffffffffffffffffffffffffffffffffffffffff82168203610cbe57565b359073ffffffffffffffffffffffffffffffffffffffff82168203610cbe57565b9181601f84011215610cbe5782359167ffffffffffffffff8311610cbe576020808501948460051b010111610cbe57565b9181601f84011215610cbe5782359167ffffffffffffffff8311610cbe5760208381860195010111610cbe57565b610160600319820112610cbe5760043573ffffffffffffffffffffffffffffffffffffffff81168103610cbe579160243567ffffffffffffffff81168103610cbe577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbc61010091930112610cbe576044906101443563ffffffff81168103610cbe5790565b610160810190811067ffffffffffffffff8211176130bd57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b610120810190811067ffffffffffffffff8211176130bd57604052565b6040810190811067ffffffffffffffff8211176130bd57604052565b60a0810190811067ffffffffffffffff8211176130bd57604052565b6060810190811067ffffffffffffffff8211176130bd57604052565b90601f601f19910116810190811067ffffffffffffffff8211176130bd57604052565b9163ffffffff9067ffffffffffffffff6040519360208501958652166040840152166060820152606081526131b460808261315b565b51902090565b67ffffffffffffffff1667ffffffffffffffff811461279c5760010190565b60043567ffffffffffffffff81168103610cbe5790565b60643567ffffffffffffffff81168103610cbe5790565b60843567ffffffffffffffff81168103610cbe5790565b3567ffffffffffffffff81168103610cbe5790565b60a43563ffffffff81168103610cbe5790565b60443563ffffffff81168103610cbe5790565b9190820180921161279c57565b60405160208101917fd87cd6ef79d4e2b95e15ce8abf732db51ec771f1ca2edccf22a46c729ac5647283527f5cf4489b80a82228145b74fb3e6c7294568cfd06c01141e4684efc41eafb8b7b60408301527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608301524660808301523060a083015260c082015260c081526131b460e08261315b565b9067ffffffffffffffff6040519173ffffffffffffffffffffffffffffffffffffffff6020840194168452166040820152604081526131b460608261315b565b67ffffffffffffffff81116130bd5760051b60200190565b60405160609190613366838261315b565b6002815291601f1901825f5b82811061337e57505050565b60209060405161338d81613107565b5f81525f8382015282828501015201613372565b604051906133b060208361315b565b5f80835282815b8281106133c357505050565b6020906040516133d281613107565b5f81525f83820152828285010152016133b7565b8051156133f35760200190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b8051600110156133f35760400190565b80518210156133f35760209160051b010190565b9190820391821161279c57565b6060602091604081019381526040838201528451809452019201905f5b81811061347b5750505090565b8251805173ffffffffffffffffffffffffffffffffffffffff168552602090810151818601526040909401939092019160010161346e565b67ffffffffffffffff5f199116019067ffffffffffffffff821161279c57565b9067ffffffffffffffff8091169116039067ffffffffffffffff821161279c57565b9067ffffffffffffffff8091169116019067ffffffffffffffff821161279c57565b90613521916140a6565b90918161352d81614171565b6135345750565b600167ffffffffffffffff910154167f0e9200a4000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6040516020810160443581526064359167ffffffffffffffff831691828403610cbe5782604083015260843567ffffffffffffffff8116809103610cbe57606083015260a43563ffffffff8116809103610cbe57608083015260c43560a083015260e43560c08301526101043560e0830152610124359167ffffffffffffffff8316809303610cbe5767ffffffffffffffff9261010082015261010081526136186101208261315b565b519020945460801c168111928315613660575b5050506136355750565b7f66cb5cdb000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b909192505f52600360205260405f2091505f526020528060405f205414155f808061362b565b9091604051602081019082358252602083019267ffffffffffffffff6136ab85612f2c565b16604083015267ffffffffffffffff6136c660408301612f2c565b16606083015260608101359063ffffffff82168203610cbe5760e061371d9163ffffffff67ffffffffffffffff94166080860152608081013560a086015260a081013560c086015260c08101358286015201612f2c565b1661010082015261010081526137356101208261315b565b5190209267ffffffffffffffff8061374c8461321e565b925460801c16911611918215613766575b50506136355750565b9091505f52600360205267ffffffffffffffff61378660405f209261321e565b165f526020528060405f205414155f8061375d565b90916137a8610144614a06565b9260a43563ffffffff811690818103610cbe57506137d09363ffffffff1685610104356151be565b156129775750565b90916137a8610164614a06565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610cbe570180359067ffffffffffffffff8211610cbe57602001918160061b36038313610cbe57565b67ffffffffffffffff81116130bd57601f01601f191660200190565b906138799161387361386d6110e160a08501856137e5565b91613266565b91614ba8565b6101443514918215926138b7575b505061388f57565b7f6ea2d12a000000000000000000000000000000000000000000000000000000005f5260045ffd5b9091506138c381613839565b906138d1604051928361315b565b80825260208201923682820111610cbe57815f926020928637830101525190206101643514155f80613887565b67ffffffffffffffff61394e73ffffffffffffffffffffffffffffffffffffffff929493945f608060405161393281613123565b8281528260208201528260408201528260608201520152613266565b935416916040519361395f85613123565b8452166020830152604082015261ffff7f000000000000000000000000000000000000000000000000000000000000000016606082015261ffff7f000000000000000000000000000000000000000000000000000000000000000016608082015290565b90816020910312610cbe575173ffffffffffffffffffffffffffffffffffffffff81168103610cbe5790565b3573ffffffffffffffffffffffffffffffffffffffff81168103610cbe5790565b91908110156133f35760061b0190565b9091604051613a2e8161313f565b5f8152602081015f81526060604083015281936040517f7dd564110000000000000000000000000000000000000000000000000000000081526060870135600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa801561216d5773ffffffffffffffffffffffffffffffffffffffff915f91613c74575b501683525f52600260205260405f2073ffffffffffffffffffffffffffffffffffffffff613b00876139ef565b165f5260205260405f2054905260a08401906040613b1e83876137e5565b905011613c6c5750613b3381859493946137e5565b949050601f19613b5b613b458761333d565b96613b53604051988961315b565b80885261333d565b01366020870137604083019485527f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff16925f5b613bad84846137e5565b9050811015613c6457613bc481611ae886866137e5565b3590604051917fc2a2fde20000000000000000000000000000000000000000000000000000000083526004830152602082602481895afa801561216d576001925f91613c36575b5073ffffffffffffffffffffffffffffffffffffffff613c2c838b51613430565b9116905201613ba3565b613c57915060203d8111613c5d575b613c4f818361315b565b8101906139c3565b5f613c0b565b503d613c45565b509450505050565b925050915090565b613c8d915060203d602011613c5d57613c4f818361315b565b5f613ad3565b356fffffffffffffffffffffffffffffffff81168103610cbe5790565b9196959093949294613cd78460a08a0192613cce6110e1858d6137e5565b98898c88614cc2565b6009811015612e98578061400b575060405197613cf389613107565b858952613d6660208a01975f8952613d0a836139ef565b906040519073ffffffffffffffffffffffffffffffffffffffff602083019360028552166040830152604085013560608301526060850135608083015260a082015260a08152613d5b60c08261315b565b51902089858c614e30565b956020870151966080830197806fffffffffffffffffffffffffffffffff613d8d8b613c93565b161115613ff957613dd2918b876fffffffffffffffffffffffffffffffff8f94613dc5613dcb918f613dbf8591613c93565b16613444565b9d613c93565b1693614fcd565b613dee613de6613de1846139ef565b6150d9565b8a868d614e30565b60208101805191929091613e06908a9060801c613259565b602089015110613fe75750613eae9373ffffffffffffffffffffffffffffffffffffffff93613e508d613ea9958e8a613e4a8f9e9f613e5599519060801b90613259565b93614fcd565b6137e5565b959096613ea9898d8d89886020612710613e7761ffff60608c0151168a614318565b0498613ea08a612710613e9261ffff6080860151168d614318565b049d8e99511687878a61546f565b0151169261546f565b613444565b9182613eba82866152bd565b9160405f9701965b818110613f055750505050505050505103613edd5751905f90565b7f84a4bbd6000000000000000000000000000000000000000000000000000000005f5260045ffd5b600181019586821161279c5788968303613f5c5790613f56828d8d8973ffffffffffffffffffffffffffffffffffffffff613f4e87613f4760019a8098613444565b9e51613430565b51169261546f565b01613ec2565b909550613f8267ffffffffffffffff613f7b6020611aee8a878d613a10565b1684614318565b958415613fba57613f566001928d8d8973ffffffffffffffffffffffffffffffffffffffff613f4e8f9d613f478d8a92048098613444565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b9a505050505050505050505090600890565b50509850505050505050505090600790565b989750505050509150509190565b919060c435600282015560843567ffffffffffffffff81168103610cbe57815477ffffffffffffffffffffffffffffffffffffffffffffffff1660c09190911b7fffffffffffffffff000000000000000000000000000000000000000000000000161781556064359267ffffffffffffffff84168403610cbe5761038861033f856140a496506134b3565b565b90916140b283836132fd565b92835f525f60205260405f209267ffffffffffffffff845416156140d4575050565b9073ffffffffffffffffffffffffffffffffffffffff67ffffffffffffffff927f135912cb000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b5467ffffffffffffffff8160401c161561413b5750565b67ffffffffffffffff907f2b358c82000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b67ffffffffffffffff815460401c161515908161418c575090565b67ffffffffffffffff91506001015416421190565b5f6020919392936142566142646142146141ba8761321e565b60405167ffffffffffffffff888201927fec597fc80674da4d2e1cf06873fc1e3a4211b4529e573601f156d174b3f79fb984521660408201528789013560608201526060815261420b60808261315b565b51902093613266565b92604051928391878301958690916042927f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201520190565b03601f19810183528261315b565b604051918291518091835e8101838152039060025afa1561216d575f51906040810135907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610cbe57019182359267ffffffffffffffff8411610cbe57602001928036038413610cbe576142e993600460038401549301549361510f565b156142f057565b7f6f996f50000000000000000000000000000000000000000000000000000000005f5260045ffd5b8181029291811591840414171561279c57565b906001906143b09361433d82856148ae565b837fbe641171b16973374519709ea4e1aa85c7a03d0a377adf96026f596d34d531bf67ffffffffffffffff845473ffffffffffffffffffffffffffffffffffffffff6002870154951698899560405193849360801c16836020909392919367ffffffffffffffff60408201951681520152565b0390a301805460ff8160401c1661452d577fffffffffffffffffffffffffffffffffffffffffffffff00ffffffffffffffff166801000000000000000017905561446e7f00000000000000000000000000000000000000000000000000000000000000006127106144457f000000000000000000000000000000000000000000000000000000000000000061ffff1683614318565b049061444f613355565b946040519061445d82613107565b8152826020820152611dc5866133e6565b6040519061447b82613107565b5f8252602082015261448c83613420565b5261449682613420565b5073ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001691823b15610cbe57614512925f92836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613451565b03925af1801561216d576145235750565b5f6140a49161315b565b50505050565b5467ffffffffffffffff8160401c1615801590614588575b6145525750565b67ffffffffffffffff907fef93597e000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b5067ffffffffffffffff8116421161454b565b6145a482614533565b60443563ffffffff811690818114159182610cbe576110008111614881578454600167ffffffffffffffff808360801c1616019567ffffffffffffffff871161279c576024359167ffffffffffffffff831697888414159081610cbe5767ffffffffffffffff16808a036148525750610cbe5760c01c94610cbe57600281018054606435926040519561010087019087821067ffffffffffffffff8311176130bd577f9c51564b901acee271908b9498b854a33e9b9ae4cf1dd52b2c45886a9505dc059961484d9961474b958e8e614703966040528c5260208c01528260408c01528360608c015260808b01528760a08b015260843560c08b015267ffffffffffffffff421660e08b01526146fd8986907fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff77ffffffffffffffff0000000000000000000000000000000083549260801b169116179055565b506134f5565b77ffffffffffffffffffffffffffffffffffffffffffffffff7fffffffffffffffff00000000000000000000000000000000000000000000000083549260c01b169116179055565b5560405160208101906147c481614256868591909160e067ffffffffffffffff816101008401958051855282602082015116602086015282604082015116604086015263ffffffff60608201511660608601526080810151608086015260a081015160a086015260c081015160c0860152015116910152565b519020855f52600360205260405f20875f5260205260405f2055506040519182918291909160e067ffffffffffffffff816101008401958051855282602082015116602086015282604082015116604086015263ffffffff60608201511660608601526080810151608086015260a081015160a086015260c081015160c0860152015116910152565b0390a3565b897f2ec87771000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b90507f9c29288c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b90602067ffffffffffffffff7f981503b9dcf5399729cd591b9b6471d4b388625ad9d017580a15cb4a508e875592600161494c82547fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff6fffffffffffffffff00000000000000004260401b16911617808455847f00000000000000000000000000000000000000000000000000000000000000009160401c166134f5565b9101908282541683821611614968575b505416604051908152a2565b82167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161781555f61495c565b906149a2929161317e565b90815f52600460205260405f2090815467ffffffffffffffff8160a01c16159081156149f8575b506149d057565b7fb8f6919b000000000000000000000000000000000000000000000000000000005f5260045ffd5b60ff915060e01c165f6149c9565b60405190614a36602083018092606080918035845260208101356020850152604081013560408501520135910152565b60808252614a4560a08361315b565b6131b46021604051809360208201955f87525180918484015e81015f838201520301601f19810183528261315b565b3d15614a9e573d90614a8582613839565b91614a93604051938461315b565b82523d5f602084013e565b606090565b614aac8261333d565b91614aba604051938461315b565b808352614ac68161333d565b91601f196020850193013684375f5b828110614b2657505050604051908160208101918294519290925f5b818110614b0d5750506131b4925003601f19810183528261315b565b8451835260209485019486945090920191600101614af1565b80614b346001928585613a10565b35614b456020611aee848888613a10565b67ffffffffffffffff6040519160208301937f024607812b5b5184e33b088589de38c625c39575c41003d02e163955cb782e568552604084015216606082015260608152614b9460808261315b565b519020614ba18288613430565b5201614ad5565b6131b4906142569267ffffffffffffffff614bc2836139ef565b92614bcf602082016139ef565b926fffffffffffffffffffffffffffffffff614bed60808401613c93565b6060614bfb60c0860161321e565b9473ffffffffffffffffffffffffffffffffffffffff604051988160208b019b7f1d090455ec7784a04b26e38a7e0212807cbda618db8c62ea195fabcfdaeec1a48d521660408b0152168289015260408101356080890152013560a08701521660c085015260e0840152166101008201526101008152614c7d6101208261315b565b51902060405192839160208301958690916042927f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201520190565b9290939193614cd3602082016139ef565b73ffffffffffffffffffffffffffffffffffffffff80602087015116911603614e1757614d0260c0820161321e565b67ffffffffffffffff80604087015116911610614e0c5760a0810194614d2886836137e5565b96871591508115614e01575b8115614de5575b50614dd957614d53614d5991614d5e96519084614ba8565b916139ef565b615302565b15614dd25773ffffffffffffffffffffffffffffffffffffffff82511615614dcb57906040015f5b828110614d94575050505f90565b73ffffffffffffffffffffffffffffffffffffffff614db4828451613430565b511615614dc357600101614d86565b505050600690565b5050600590565b5050600490565b50505050505050600390565b614dfa9150614df490846137e5565b906152bd565b155f614d3b565b604088119150614d34565b505050505050600290565b505050505050600190565b5f19811461279c5760010190565b909193929360405160c0810181811067ffffffffffffffff8211176130bd576040525f815260208101915f835260408201925f845260608301905f825260808401945f865260a08501955f8752859a6020890194614e908651888d6153ed565b9386516001810180911161279c578095848b5260ff811686525f9060081c80155f14614f1f575050505050614ecf614ec784614e22565b93878c6153ed565b80855215613edd57614ee78391614ef19551906154a5565b975b525190613259565b80915211938415614f07575b50505050613edd57565b614f12939450615404565b905114155f808080614efd565b909297506002819c949c979297145f14614fb357505050614f4a614f4285614e22565b94888d6153ed565b8552614f58614f4285614e22565b918551908315918215614fa9575b8215614f8a575b5050613edd57614f828492614ef196516154a5565b809952614ee9565b90915084516101000391610100831161279c5718901c15155f80614f6d565b8181149250614f66565b929650945098506001915003613edd5781614ef193614ee9565b93614fdc9193925082516154a5565b91606082018051614ff8575b5090614ff49291615404565b9052565b9294919390845194608081019485519760408301985b895189188160ff0360ff811161279c571c6150315761502c90614e22565b61500e565b985061503d89896154bd565b156150c75761504d9151906154d3565b9694965b87518611156150b5575f1986019086821161279c57615072604192896154bd565b1561509c57604051906001825360018201525f6021820152205b94801561279c575f190194615051565b60405190600182535f600183015260218201522061508c565b93965091945091925090614ff4614fe8565b6150d191516154d3565b969496615051565b60405173ffffffffffffffffffffffffffffffffffffffff602082019260018452166040820152604081526131b460608261315b565b9190939293604082036151a557604080615153925f978897868451978894602086019a8b52868601378301918483015260608201520301602081018452018261315b565b51906101005afa615162614a74565b81615199575b81615171575090565b6001915060208151910151906020811061518a57501490565b5f199060200360031b1b161490565b80516020149150615168565b50505050505f90565b91908110156133f35760051b0190565b93909291828110156152b357915f19810190811161279c5792945f92915b8184106151f957505050501591826151f357505090565b14919050565b909296939586959295156152a757600180871614801561529e575b15615277576152349061522c8986859a99979a6151ae565b3560016154ec565b925b60018116158061526e575b156152535760011c9460011c94615236565b6001909794979691929593965b811c93811c940192916151dc565b50801515615241565b6152986001916152908a8786979a9b98969c999c6151ae565b3590836154ec565b96615260565b50868614615214565b50505050925050505f90565b5050505050505f90565b91905f925f915b8083106152d057505050565b9091936152f960019167ffffffffffffffff6152f26020611aee8a888a613a10565b1690613259565b940191906152c4565b929091604182036153e55781604011610cbe5760208101359282604010156133f357604082013560f81c927f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0851180156153ce575b6152b357602011610cbe576020935f936080933590604051938452868401526040830152606082015282805260015afa1561216d5773ffffffffffffffffffffffffffffffffffffffff5f511680151591826153b257505090565b73ffffffffffffffffffffffffffffffffffffffff1614919050565b50601b84141580156153575750601c841415615357565b505050505f90565b919080821015613edd57615400926151ae565b3590565b92919080519160a060808301519201519094604051916001835360051b01928260051b840192610100031c905b82841061543e5750505050565b9091929460208360051b16906001828401015260218635918303015260206041822095019160011c92919290615431565b92939190821561549e57613e4a61549361548b6140a4976150d9565b848488614e30565b936020850151613259565b5050505050565b604191604051915f8353600183015260218201522090565b9060ff039060ff821161279c576001911c161590565b6041916040519160018353600183015260218201522090565b919091600114615523577f4e487b71000000000000000000000000000000000000000000000000000000005f52605160045260245ffd5b6040519060208201927f0100000000000000000000000000000000000000000000000000000000000000845260218301526041820152604181526131b460618261315b56' as const;
