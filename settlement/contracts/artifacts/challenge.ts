/**
 * Generated from Challenge.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 95997021216606b5b66a31dcc23971341a85bbe3e352d6e7149676aea73e99f0
 * @module
 */

export const challengeAbi = [
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "contract IMeshRollup",
            "name": "meshRollup",
            "type": "address"
          },
          {
            "internalType": "contract INodeRegistry",
            "name": "nodeRegistry",
            "type": "address"
          },
          {
            "internalType": "contract IBeacon",
            "name": "beacon",
            "type": "address"
          },
          {
            "internalType": "contract IProofVerifier",
            "name": "proofVerifier",
            "type": "address"
          },
          {
            "internalType": "contract IFoldReferee",
            "name": "foldReferee",
            "type": "address"
          },
          {
            "internalType": "contract IClaimReader",
            "name": "claimReader",
            "type": "address"
          },
          {
            "internalType": "contract IBondVault",
            "name": "bondVault",
            "type": "address"
          }
        ],
        "internalType": "struct IChallenge.Contracts",
        "name": "contracts",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint32",
            "name": "rate",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "cells",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "openWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "publishTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "proveTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "nameTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "foldWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "patience",
            "type": "uint64"
          },
          {
            "internalType": "uint128",
            "name": "bond",
            "type": "uint128"
          },
          {
            "internalType": "uint16",
            "name": "burnBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "gasPrice",
            "type": "uint64"
          },
          {
            "internalType": "uint16",
            "name": "challengerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "victimBps",
            "type": "uint16"
          },
          {
            "internalType": "uint8",
            "name": "maxTurns",
            "type": "uint8"
          }
        ],
        "internalType": "struct IChallenge.Terms",
        "name": "t",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "payment",
        "type": "bytes32"
      }
    ],
    "name": "AlreadyRefunded",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadCells",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "BadColumns",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      }
    ],
    "name": "BadPosition",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadTerms",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "bond",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "required",
        "type": "uint256"
      }
    ],
    "name": "BondTooSmall",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      }
    ],
    "name": "CellAlreadyProven",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      }
    ],
    "name": "CheckExists",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "ClaimConvicted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "ClaimNotConvicted",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "FoldHolds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "drawn",
        "type": "uint256"
      }
    ],
    "name": "HopNotDrawn",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "longest",
        "type": "uint256"
      }
    ],
    "name": "LeavesTooSoon",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      }
    ],
    "name": "NoSuchDraw",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "column",
        "type": "uint256"
      }
    ],
    "name": "NotAtItsPlace",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "cell",
        "type": "uint256"
      }
    ],
    "name": "NotTheCell",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      }
    ],
    "name": "NotTheFacts",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      }
    ],
    "name": "NotTheFolds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "opener",
        "type": "address"
      }
    ],
    "name": "NotTheOpener",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "operator",
        "type": "address"
      }
    ],
    "name": "NotTheOperator",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheRegistry",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheWeights",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NothingPaid",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "RoundMissing",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "SegmentNotDrawn",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "from",
        "type": "uint256"
      }
    ],
    "name": "TooEarly",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "until",
        "type": "uint256"
      }
    ],
    "name": "TooLate",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "enum IChallenge.Kind",
        "name": "kind",
        "type": "uint8"
      }
    ],
    "name": "WrongKind",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "enum IChallenge.State",
        "name": "state",
        "type": "uint8"
      }
    ],
    "name": "WrongState",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "cell",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "t",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "uint256",
                "name": "count",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "root",
                "type": "bytes32"
              }
            ],
            "internalType": "struct RowSet",
            "name": "rows",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "fold",
            "type": "bytes"
          }
        ],
        "indexed": false,
        "internalType": "struct FoldClaim[]",
        "name": "folds",
        "type": "tuple[]"
      },
      {
        "indexed": false,
        "internalType": "bytes[]",
        "name": "partialSums",
        "type": "bytes[]"
      }
    ],
    "name": "CellProven",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint32[]",
        "name": "cells",
        "type": "uint32[]"
      }
    ],
    "name": "CellsNamed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "CheckAnswered",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "enum IChallenge.State",
        "name": "state",
        "type": "uint8"
      }
    ],
    "name": "CheckEnded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
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
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "indexed": false,
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      }
    ],
    "name": "CheckOpened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "columns",
        "type": "bytes"
      }
    ],
    "name": "InnerColumns",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "InnerPublished",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "claimsHash",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "SegmentVoided",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      }
    ],
    "name": "checkOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "factsHash",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      },
      {
        "internalType": "enum IChallenge.State",
        "name": "state",
        "type": "uint8"
      },
      {
        "internalType": "uint16",
        "name": "proven",
        "type": "uint16"
      },
      {
        "internalType": "uint8",
        "name": "draws",
        "type": "uint8"
      },
      {
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "deadline",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "turn",
        "type": "uint32"
      },
      {
        "internalType": "uint64",
        "name": "left",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "named",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
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
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "t",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "uint256",
                "name": "count",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "root",
                "type": "bytes32"
              }
            ],
            "internalType": "struct RowSet",
            "name": "rows",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "fold",
            "type": "bytes"
          }
        ],
        "internalType": "struct FoldClaim[]",
        "name": "folds",
        "type": "tuple[]"
      },
      {
        "internalType": "bytes32[]",
        "name": "posted",
        "type": "bytes32[]"
      },
      {
        "internalType": "uint256",
        "name": "fold",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes",
            "name": "partialSum",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "partialPath",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes",
            "name": "rows",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "rowsPath",
            "type": "bytes32[]"
          }
        ],
        "internalType": "struct FoldChunk",
        "name": "chunk",
        "type": "tuple"
      }
    ],
    "name": "contest",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "isConvicted",
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
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
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
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "uint32[]",
        "name": "cells",
        "type": "uint32[]"
      }
    ],
    "name": "name",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "components": [
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint64",
                "name": "number",
                "type": "uint64"
              },
              {
                "internalType": "bytes32",
                "name": "previousHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "receiptsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "receiptCount",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "dataHash",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "epoch",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "bitmap",
                "type": "uint64"
              },
              {
                "internalType": "bytes",
                "name": "aggregate",
                "type": "bytes"
              },
              {
                "internalType": "uint64",
                "name": "postedAt",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "finalAt",
                "type": "uint64"
              }
            ],
            "internalType": "struct BatchHeader",
            "name": "header",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes[]",
            "name": "claims",
            "type": "bytes[]"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          },
          {
            "internalType": "bytes",
            "name": "part",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "publicKey",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          },
          {
            "internalType": "uint8",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          }
        ],
        "internalType": "struct Opening",
        "name": "opening",
        "type": "tuple"
      }
    ],
    "name": "open",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "openOf",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
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
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "draw",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "keyDigest",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "rowsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes",
                "name": "places",
                "type": "bytes"
              }
            ],
            "internalType": "struct IChallenge.CellLeaf",
            "name": "leaf",
            "type": "tuple"
          },
          {
            "internalType": "bytes32[]",
            "name": "leafPath",
            "type": "bytes32[]"
          },
          {
            "components": [
              {
                "internalType": "bytes",
                "name": "edgeLeaf",
                "type": "bytes"
              },
              {
                "internalType": "bytes32[]",
                "name": "path",
                "type": "bytes32[]"
              }
            ],
            "internalType": "struct IChallenge.Link[]",
            "name": "links",
            "type": "tuple[]"
          },
          {
            "components": [
              {
                "internalType": "bytes",
                "name": "boundary",
                "type": "bytes"
              },
              {
                "internalType": "bytes",
                "name": "model",
                "type": "bytes"
              },
              {
                "components": [
                  {
                    "internalType": "uint256",
                    "name": "count",
                    "type": "uint256"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "root",
                    "type": "bytes32"
                  }
                ],
                "internalType": "struct RowSet[]",
                "name": "rows",
                "type": "tuple[]"
              }
            ],
            "internalType": "struct Statement",
            "name": "statement",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "proof",
            "type": "bytes"
          },
          {
            "internalType": "bytes[]",
            "name": "partialSums",
            "type": "bytes[]"
          }
        ],
        "internalType": "struct IChallenge.Proof",
        "name": "move",
        "type": "tuple"
      }
    ],
    "name": "prove",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
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
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      }
    ],
    "name": "publish",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
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
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "columns",
        "type": "bytes"
      }
    ],
    "name": "publishCells",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "bitmap",
            "type": "uint64"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "finalAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "requestId",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segment",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "uint128",
            "name": "amount",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "payeesHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Receipt",
        "name": "receipt",
        "type": "tuple"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      },
      {
        "internalType": "bytes[]",
        "name": "claims",
        "type": "bytes[]"
      },
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      }
    ],
    "name": "refund",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "refundsLeft",
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
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
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
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      }
    ],
    "name": "resolve",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "terms",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint32",
            "name": "rate",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "cells",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "openWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "publishTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "proveTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "nameTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "foldWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "patience",
            "type": "uint64"
          },
          {
            "internalType": "uint128",
            "name": "bond",
            "type": "uint128"
          },
          {
            "internalType": "uint16",
            "name": "burnBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "gasPrice",
            "type": "uint64"
          },
          {
            "internalType": "uint16",
            "name": "challengerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "victimBps",
            "type": "uint16"
          },
          {
            "internalType": "uint8",
            "name": "maxTurns",
            "type": "uint8"
          }
        ],
        "internalType": "struct IChallenge.Terms",
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
        "name": "claimsHash",
        "type": "bytes32"
      }
    ],
    "name": "verdictOf",
    "outputs": [
      {
        "internalType": "uint8",
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes[]",
        "name": "claims",
        "type": "bytes[]"
      },
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      }
    ],
    "name": "voidSegment",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "stateMutability": "payable",
    "type": "receive"
  }
] as const;

export const challengeBytecode = '0x6103006040523461079257616714803803809161001e826103006109c1565b610300396102a081126107925760e08112610792576040519060e082016001600160401b038111838210176109ad57604052610300516001600160a01b0381168103610792578252610320516001600160a01b0381168103610792576020830152610340516001600160a01b0381168103610792576040830152610360516001600160a01b0381168103610792576060830152610380516001600160a01b03811681036107925760808301526103a0516001600160a01b03811681036107925760a08301526103c051906001600160a01b0382168203610792576101c09160c084015260df190112610792576040516101c081016001600160401b038111828210176109ad576040526103e05163ffffffff811681036107925781526101456104006109e4565b60208201526101556104206109f2565b60408201526101656104406109f2565b60608201526101756104606109f2565b60808201526101856104806109f2565b60a08201526101956104a06109f2565b60c08201526101a56104c06109f2565b60e08201526104e0516001600160801b0381168103610792576101008201526101cf610500610a06565b6101208201526101e06105206109f2565b6101408201526101f1610540610a06565b610160820152610202610560610a06565b6101808201526102136105806109e4565b6101a08281019182526020848101516001600160a01b039081166080908152604080880151831660a09081526060808a0151851660c0908152848b0151861660e09081528b8401518716610100908152828d01519097166101209081528b5163ffffffff908116610140908152998d015160ff908116610160908152978e01516001600160401b03908116610180908152968f01518116909c52978d01518b166101c052948c01518a166101e052918b01518916610200528a0151881661022052948901516001600160801b0316610240529388015161ffff90811661026052948801519095166102805286015183166102a052908501519091166102c05291519091166102e052815162010000911611801561099e575b801561098d575b801561097d575b6109275761ffff610120820151168015908115610971575b508015610936575b6109275760ff60208201511660028101809111610913578060181b9080820463010000001490151715610913576101408201516103a1916001600160401b0390911690610a22565b60018060801b036101008301511661ffff61012084015116612710036127108111610913576103cf91610a22565b612710820290828204612710148315171561091357106108ef575060e081015160a082015160049261048192909161046c916001600160401b039081169116808211156108e857505b61046761045060ff6101a08601511661044a60018060401b0360608801511660018060401b0360808901511690610a15565b90610a22565b60408501516001600160401b039384169316610a15565b610a15565b60c0909101516001600160401b031690610a15565b825160405163461645bf60e01b81529260209184919082906001600160a01b03165afa801561079e575f906108ad575b6104c592506001600160401b031690610a15565b60a082015160405163e2fdcc1760e01b815291929190602090829060049082906001600160a01b03165afa90811561079e575f9161086a575b5060405163a7ab696160e01b815290602090829060049082906001600160a01b03165afa801561079e5783915f9161082e575b506001600160401b031611801591906107a9575b8115610715575b5061070357604051615cde9081610a368239608051818181602201528181614431015281816149410152614d28015260a051818181610edf01528181611d8d01528181612d1c015261568c015260c05181610587015260e0518181816105df01526134b3015261010051818181611a1c0152818161240b01526127d1015261012051818181611b5501528181612bb90152818161459e0152818161475001528181614a490152614bc80152610140518181816110a10152612e4e0152610160518181816110d0015261294b0152610180518181816110fa015261284201526101a05181818161112b0152612a8801526101c05181818161115c01528181611552015261538e01526101e05181818161118d01526120250152610200518181816108a901526111be0152610220518181816111f00152611e3401526102405181818161122301528181612c2f0152614c7001526102605181818161125e0152614c9b0152610280518161128b01526102a0518181816112be0152818161446d015261497d01526102c0518181816112eb0152818161449f01526149af01526102e051818181610df7015281816113170152612b350152f35b631f1ad91f60e11b5f5260045260245ffd5b60c0015160405163a7ab696160e01b81529150602090829060049082906001600160a01b03165afa801561079e5782915f9161075e575b506001600160401b031611155f61054c565b9150506020813d602011610796575b8161077a602093836109c1565b810103126107925761078c82916109f2565b5f61074c565b5f80fd5b3d915061076d565b6040513d5f823e3d90fd5b602080820151604051630283886360e41b8152929350829060049082906001600160a01b03165afa801561079e5783915f916107f2575b506001600160401b0316111590610545565b9150506020813d602011610826575b8161080e602093836109c1565b810103126107925761082083916109f2565b5f6107e0565b3d9150610801565b9150506020813d602011610862575b8161084a602093836109c1565b810103126107925761085c83916109f2565b5f610531565b3d915061083d565b90506020813d6020116108a5575b81610885602093836109c1565b8101031261079257516001600160a01b03811681036107925760206104fe565b3d9150610878565b506020823d6020116108e0575b816108c7602093836109c1565b81010312610792576108db6104c5926109f2565b6104b1565b3d91506108ba565b9050610418565b9061010060018060801b0391015116639901e61160e01b5f5260045260245260445ffd5b634e487b7160e01b5f52601160045260245ffd5b638dc5992160e01b5f5260045ffd5b5061095461ffff6101608301511661ffff6101808401511690610a15565b6001600160ff1b0381168103610913576127109060011b11610359565b6127109150115f610351565b5060ff6101a08201511615610339565b50601060ff60208301511611610332565b5060ff6020820151161561032b565b634e487b7160e01b5f52604160045260245ffd5b601f909101601f19168101906001600160401b038211908210176109ad57604052565b519060ff8216820361079257565b51906001600160401b038216820361079257565b519061ffff8216820361079257565b9190820180921161091357565b818102929181159184041417156109135756fe60806040526004361015610072575b3615610018575f80fd5b6001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016330361004a57005b7f112e6c48000000000000000000000000000000000000000000000000000000005f5260045ffd5b5f5f3560e01c806308d12d33146132635780630ce9411514613233578063148eba08146124ce5780631eea66b41461238557806335900392146122d557806349df9f7c14611f4e5780635bd7229e14611f2457806376ccfcdb14611d005780637b96882b14611ca35780639ad3677714611882578063ad85c83d14611853578063ce10a7e814611407578063d502562514611021578063f02ba55914610d5c5763f8424f7214610122575061000e565b34610b635760031936016103408112610d585761032013610b63576103243567ffffffffffffffff8111610d5857806004019060e06003198236030112610b66576101ac9061016f613fa8565b9084359461017e8684846153b9565b9060018401549360248601946101948684615722565b9060446101e48c6101df6060604087019d8e88615755565b93846040519586938b35602086015260208c0135604086015285850137820190838201520301601f1981018352826137d4565b6152e2565b996102128a6102e4359c8d6102066101fc828d615788565b968794018b613f72565b9390926102c435615b9d565b15610d2c576102316102248286615755565b8093915060021c95615755565b90506003198216851591868204600414831715610d17571491821592610cfd575b8b8315610c90575b505050610c6557508a989796985b828110610c105750505060848501936102818584615722565b946060968b9860408801985b6102978a8a615b67565b90508b101561033c576102aa8a8a615b67565b8c1015610328576103208f9260019360208f9481956102df6040519184830193849160061b0160208091803584520135910152565b604081526102ee6060826137d4565b6040519685889651918291018588015e85019083820190858252519283915e010190815203601f1981018352826137d4565b9a019961028d565b60248f634e487b7160e01b81526032600452fd5b8d99508b906103896103538f9b6020810190615755565b91908d60206040519485938183808701998051918291018b5e86019184830186815237010190815203601f1981018352826137d4565b5190206020610398838a615722565b013503610be8576103b36103ac838a615788565b9289615337565b906040519060c0820182811067ffffffffffffffff821117610bd4576040526101a435825260208201926101c435845260408301946101e4358652606084019081526080840191825261041b61041360a08601946102043586528d615722565b35988c615722565b9561042960a489018d615755565b9690956040519a7feccde1ba000000000000000000000000000000000000000000000000000000008c5260048c01525160248b01525160448a01525160648901525160848801525160a48701525160c486015261012060e48601526104e56104a7610494858061368e565b60606101248a01526101848901916136c0565b6104b4602086018661368e565b907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedc898403016101448a01526136c0565b926040810135601e1982360301811215610bd057016020813591019367ffffffffffffffff8211610bd0578160061b36038513610bd057918c93916020847ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedc8a80970301610164870152828152019590855b818110610b9e575050509361057b91839495600319858403016101048601526136c0565b03816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa918215610b935788926109e9575b5060c401916105c68386613f72565b90508251036109bd576105dc8297949751613c8b565b957f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031694895b84518110156107155761061d8186613d53565b51610628878a613f72565b8310156107015761068783926106496020936106999660051b810190615755565b959060405196879485947f11efe7d4000000000000000000000000000000000000000000000000000000008652604060048701526044860190613ed1565b916003198584030160248601526136c0565b03818b5afa80156106f6578c906106c0575b600192506106b9828c613d53565b520161060a565b506020823d82116106ee575b816106d9602093836137d4565b810103126106ea57600191516106ab565b8b80fd5b3d91506106cc565b6040513d8e823e3d90fd5b60248d634e487b7160e01b81526032600452fd5b50939690945096909682511515806109a3575b6109675793918793918960405160208101906040825261074b6060820186613f1a565b601f198282030160408301526020808b5192838152019a0190845b81811061093b57505050610840949361083293604061081194846107b76002967fb220c68939d6c8dc03c7b67c6106ee1bbd4b386f5c3877d954748da790f5fe6c9e9f03601f1981018352826137d4565b5190209189815260048401602052205501998a547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000ff62ffff0061ffff60018a1b1661ffff8460081c161760081b16911617998a8c55613f72565b91909260405196879687526020870152608060408701526080860190613f1a565b91848303606086015261399a565b0390a2600160ff8260181c161b905f1982019182116109275760081c61ffff1614610869578280f35b602067ffffffffffffffff7f8834a3ed6592f088af17f05c1f899d43e4987cfb4ecbf48973ad22866e9a9b5092600360ff198254161781556109156108d07f0000000000000000000000000000000000000000000000000000000000000000844216613c51565b82547fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff1660609190911b73ffffffffffffffff00000000000000000000000016178255565b5460601c16604051908152a281808280f35b602485634e487b7160e01b81526011600452fd5b929597995092959799819450602080916001935181520194019101908d93999795928d99979592610766565b6024896001600160a01b0361097a613e38565b7f3a5f5da500000000000000000000000000000000000000000000000000000000835216600452fd5b506001600160a01b036109b4613e38565b16331415610728565b602488887f7a7f1059000000000000000000000000000000000000000000000000000000008252600452fd5b9091503d8089833e6109fb81836137d4565b810190602081830312610b8b5780519067ffffffffffffffff8211610b8f570181601f82011215610b8b57805190610a3282613c73565b92610a4060405194856137d4565b82845260208085019360051b830101918183116106ea5760208101935b838510610a7357505050505060c49091906105b7565b845167ffffffffffffffff8111610b8757820190601f19828503019160808312610b83576040519283606081011067ffffffffffffffff606086011117610b6e57908f9291601f19604091606087018352602084015187520112610b6657604051610add8161379b565b60408201518152606082015160208201526020850152608081015167ffffffffffffffff8111610b6a5760209101019285601f85011215610b6657835192610b2484613cd4565b90610b3260405192836137d4565b8482528760208688010111610b6357602085819796828098018386015e830101526040820152815201940193610a5d565b80fd5b8280fd5b8380fd5b5060248f634e487b7160e01b81526041600452fd5b8e80fd5b8d80fd5b8880fd5b8980fd5b6040513d8a823e3d90fd5b9294509294509460408082610bbf6001948a60208091803584520135910152565b0196019101908d9492889492610557565b8c80fd5b60248d634e487b7160e01b81526041600452fd5b60048a7f18cc3ea7000000000000000000000000000000000000000000000000000000008152fd5b610c2982610c228b899d9b9c9d615337565b83886157a0565b15610c3a5760010198979698610268565b7fb3a8db4a000000000000000000000000000000000000000000000000000000008c5260045260248bfd5b7ff1cfb829000000000000000000000000000000000000000000000000000000008c5260045260248bfd5b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8091929350610cc56084610ccb92018a615722565b80615755565b92905060051b16918583046080141715610ce95714155f808b61025a565b60248e634e487b7160e01b81526011600452fd5b915084610d0d60648d0189613f72565b9050141591610252565b5060248f634e487b7160e01b81526011600452fd5b60248d837ff1cfb829000000000000000000000000000000000000000000000000000000008252600452fd5b5080fd5b5034610b6357610320600319360112610b6357610d77613fa8565b9060028201549160ff831690600567ffffffffffffffff8560601c1692600881101561100d5760038103610e6f5750506004915b80421115610e265750600435936003851015610e2257610ddb9415159081610dec575b5015610dde5784926147ec565b80f35b610de6613e22565b926147ec565b60a01c63ffffffff167f000000000000000000000000000000000000000000000000000000000000000060ff161490505f610dce565b8580fd5b8581600160249301809111610e5d577f2a35a324000000000000000000000000000000000000000000000000000000008252600452fd5b50634e487b7160e01b81526011600452fd5b600281148080610ff8575b15610e8b575050506004915b610dab565b91939115610fa7575067ffffffffffffffff8560201c16604051917f17bf58150000000000000000000000000000000000000000000000000000000083528160048401526040836024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa928315610b93578893610f74575b5067ffffffffffffffff831615610f2c575050610e869082615355565b9095949350919050428210610f6757602486867f90d12bab000000000000000000000000000000000000000000000000000000008252600452fd5b9091929350600791610dab565b610f9791935060403d604011610fa0575b610f8f81836137d4565b810190613eb7565b9050915f610f0f565b503d610f85565b600181141580610fed575b610fbc5750610dab565b86610feb6024927fe37d4aeb000000000000000000000000000000000000000000000000000000008352613673565bfd5b506006811415610fb2565b506004356003811015610b8b57600214610e7a565b602487634e487b7160e01b81526021600452fd5b5034610b635780600319360112610b635760405161103e816137b7565b8181528160208201528160408201528160608201528160808201528160a08201528160c08201528160e082015281610100820152816101208201528161014082015281610160820152816101808201526101a0015260405161109f816137b7565b7f000000000000000000000000000000000000000000000000000000000000000063ffffffff1680825260208201917f000000000000000000000000000000000000000000000000000000000000000060ff168352604081017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152606082017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152608083017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260a084017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260c085017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260e08601907f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff1682526101008701927f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff1684526101208801947f000000000000000000000000000000000000000000000000000000000000000061ffff1686526101408901967f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff1688526101608a01987f000000000000000000000000000000000000000000000000000000000000000061ffff168a526101808b019a7f000000000000000000000000000000000000000000000000000000000000000061ffff168c526101a0019b7f000000000000000000000000000000000000000000000000000000000000000060ff168d526040519d8e9182525160ff1690602001525167ffffffffffffffff1660408d01525167ffffffffffffffff1660608c01525167ffffffffffffffff1660808b01525167ffffffffffffffff1660a08a01525167ffffffffffffffff1660c08901525167ffffffffffffffff1660e0880152516fffffffffffffffffffffffffffffffff166101008701525161ffff166101208601525167ffffffffffffffff166101408501525161ffff166101608401525161ffff166101808301525160ff166101a08201526101c090f35b5034610b635760031936016103408112610d585761032013610b63576103243567ffffffffffffffff8111610d5857611444903690600401613642565b9061144d613fa8565b9290916004356003811015610e225760028103611824575060028401805460ff8116600881101561181057600281036117e157506001600160a01b03611491613e22565b1633036117a55767ffffffffffffffff8160601c1680421161177a5750831590811561176a575b508015611760575b6117385785866102e4355b85821061162f57505060036115c093949596015561151c60ff851682907fffffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffff63ff00000083549260181b169116179055565b600660ff1982541617815561157c815461157663ffffffff61154b8360c01c67ffffffffffffffff4216613c51565b9260a01c167f0000000000000000000000000000000000000000000000000000000000000000613c2c565b90613c51565b7fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff73ffffffffffffffff00000000000000000000000083549260601b169116179055565b6040519180602084016020855252604083019190855b81811061160a5750505090807f45b3ab8afcd2a925fe9fc4649ef6645dc7f84e8dae8be0c75060eb1a3aa3e8b1920390a280f35b90919260208060019263ffffffff61162188613879565b1681520194019291016115d6565b90918163ffffffff61164a611645868a8a6137f7565b613ea6565b16108015906116e2575b6116ba5763ffffffff61166b6116458589896137f7565b167f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff841684036116a657600584901b1b1791600101906114cb565b60248a634e487b7160e01b81526011600452fd5b6004897f4680ef5f000000000000000000000000000000000000000000000000000000008152fd5b50821515801561165457506116fb6116458488886137f7565b5f1984018481116117245763ffffffff61171a61164582938b8b6137f7565b1691161115611654565b60248b634e487b7160e01b81526011600452fd5b6004867f4680ef5f000000000000000000000000000000000000000000000000000000008152fd5b50600883116114c0565b60ff915060181c1683115f6114b8565b7f691e5682000000000000000000000000000000000000000000000000000000008852600452602487fd5b6024876001600160a01b036117b8613e22565b7f64b7db2500000000000000000000000000000000000000000000000000000000835216600452fd5b87610feb6024927fe37d4aeb000000000000000000000000000000000000000000000000000000008352613673565b602488634e487b7160e01b81526021600452fd5b85610feb6024927f7758e7e0000000000000000000000000000000000000000000000000000000008352613a82565b5034610b63576020600319360112610b635760ff60406020926004358152600484522054166040519015158152f35b5034610b63576101a0600319360112610b63576004359067ffffffffffffffff8211610b63576101606003198336030112610b6357610100602319360112610b63576101443567ffffffffffffffff8111610d58576118e5903690600401613642565b92906101643567ffffffffffffffff8111610b6a57611908903690600401613642565b611948604051947f7dd482960000000000000000000000000000000000000000000000000000000086526101a060048701526101a486019060040161388a565b6024356024860152604435604486015260643563ffffffff8116809103611c9f576064860152608435608486015260a43560a486015260c435966001600160a01b03881694858903611c9b578560c488015260e4356fffffffffffffffffffffffffffffffff8116809103610b8b57936119f3889594611a069460609894889760e4890152610104356101048901526101243561012489015260031988840301610144890152613725565b916003198584030161016486015261399a565b6101843561018483015203816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa918215611c9057839284918591611c4e575b508093808652600660205260ff604087205416611c23578552600660205260408520600160ff1982541617905581855260056020526040852054908110611c1b575b8315611bf35783611aa291613a62565b90845260056020526040842055604080519490611abf81876137d4565b60018652601f1901845b818110611bbc5785611b48602089888860405190611ae68261379b565b81528184820152611af683613d26565b52611b0082613d26565b5060405193849283927f03a942e90000000000000000000000000000000000000000000000000000000084523060048501526024840152606060448401526064830190613e5e565b0381856001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af18015611bb157611b85575080f35b611ba69060203d602011611baa575b611b9e81836137d4565b810190613e4f565b5080f35b503d611b94565b6040513d84823e3d90fd5b602090604051611bcb8161379b565b878152878382015282828a01015201611ac9565b634e487b7160e01b5f52604160045260245ffd5b6004857f56baacf6000000000000000000000000000000000000000000000000000000008152fd5b925082611a92565b7f1316266b000000000000000000000000000000000000000000000000000000008652600452602485fd5b935050506060823d606011611c88575b81611c6b606093836137d4565b81010312610b66578151604060208401519301519092905f611a50565b3d9150611c5e565b6040513d85823e3d90fd5b8780fd5b8680fd5b5034610b63576020600319360112610b635760043581526001602052604081205460ff8160201c165f14611ce3575050602060025b60ff60405191168152f35b63ffffffff1615611cf8575060206001611cd8565b602090611cd8565b5034610b635760031936016103408112610d585761032013610b635761032435611d28614ebe565b90916004356003811015611f205760028114611ef1575080600183015567ffffffffffffffff4216604051907f90e544a10000000000000000000000000000000000000000000000000000000082528060048301526020826024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa918215611ee6578692611e6c575b5060409291611e596108d067ffffffffffffffff9360027f380ea94f0f27a4722a5290500ba40be569e432dcb00305fd3b0eb83c49553b769801937fffffffffffffffffffffffffffffffffffffffff0000000000000000ffffffff6bffffffffffffffff0000000086549260201b1691161784557f000000000000000000000000000000000000000000000000000000000000000090613c51565b5460201c1682519182526020820152a280f35b909291506020813d602011611ede575b81611e89602093836137d4565b81010312610e22577f380ea94f0f27a4722a5290500ba40be569e432dcb00305fd3b0eb83c49553b7693611e596108d06040956002611ed067ffffffffffffffff96613d67565b969750509350505093611dbd565b3d9150611e7c565b6040513d88823e3d90fd5b84610feb6024927f7758e7e0000000000000000000000000000000000000000000000000000000008352613a82565b8480fd5b5034610b63576020600319360112610b635760406020916004358152600583522054604051908152f35b5034610b635760031936016103408112610d585761032013610b6357610324359067ffffffffffffffff8211610b635736602383011215610b635781600401359167ffffffffffffffff8311610d585760248101906024843692010111610d5857611fb7614ebe565b9390916004356003811015611f205760028103611ef1575061030435603081028115908281046030148217156121895784036122a957156120bf575b506120b960017f8133f1bc2aca6e184de2dc461a7896e0d73fa91ee5cb8a81342c6d97dc707eb094959661209d6120547f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff4216613c51565b60028301907fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff73ffffffffffffffff00000000000000000000000083549260601b169116179055565b01549160405193849384526040602085015260408401916136c0565b0390a280f35b6120c881613c8b565b90855b81811061224b57505080515b60018111612121575060017f8133f1bc2aca6e184de2dc461a7896e0d73fa91ee5cb8a81342c6d97dc707eb09495966121126120b993613d26565b51828201559695945050611ff3565b855b8160011c811061219d5750600180821614612160575b6001810180911161214c5760011c6120d7565b602486634e487b7160e01b81526011600452fd5b5f198101818111612189576121759083613d53565b516121838260011c84613d53565b52612139565b602487634e487b7160e01b81526011600452fd5b8060011b7f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82168203612237576121d48185613d53565b5190600181018091116122235760416020926121f18b9388613d53565b5160405191600183536001830152602182015260025afa15611c9f57600190875161221c8286613d53565b5201612123565b602489634e487b7160e01b81526011600452fd5b602488634e487b7160e01b81526011600452fd5b603081028181046030148215171561223757600182019081831161222357603082029180830460301490151715612223576101df61229160019493612298938a8a613cbc565b3691613cf0565b6122a28286613d53565b52016120cb565b602486857f46feddca000000000000000000000000000000000000000000000000000000008252600452fd5b5034610b63576020600319360112610b635760406101409160043581528060205220805490600181015490600360028201549101549160405193845260208401526123266040840160ff8316613681565b61ffff8160081c16606084015260ff8160181c16608084015267ffffffffffffffff8160201c1660a084015267ffffffffffffffff8160601c1660c084015263ffffffff8160a01c1660e084015260c01c610100830152610120820152f35b5034610b63576040600319360112610b635760043567ffffffffffffffff8111610d58579060406123bd6123f7933690600401613642565b825194859283927f6b87b2cf000000000000000000000000000000000000000000000000000000008452856004850152604484019161399a565b602435602483015203816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa80156124c15781928291612488575b50808252600460205260ff6040832054161561245c57610ddb9192614e5f565b602492507fe061373a000000000000000000000000000000000000000000000000000000008252600452fd5b9250506040823d6040116124b9575b816124a4604093836137d4565b81010312610b6357602082519201515f61243c565b3d9150612497565b50604051903d90823e3d90fd5b5034612cc1576020600319360112612cc1576004359067ffffffffffffffff8211612cc157816004019180360391610240600319840112612cc1576040519161251683613762565b5f835260208301945f865260408401955f8752606085019060405161253a8161377e565b5f81525f60208201525f60408201525f60608201525f60808201525f60a08201525f60c08201525f60e08201525f6101008201525f6101208201525f6101408201525f6101608201525f6101808201525f6101a08201525f6101c08201525f6101e08201525f6102008201525f6102208201525f6102408201525f6102608201525f6102808201525f6102a08201528252604051967f38d61cee000000000000000000000000000000000000000000000000000000008852602060048901527ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe9d84359101811215612cc1576126446126fa9161024060248b01526004876102648c0192010161388a565b602486013560448a0152604486013560648a015263ffffffff61266960648801613879565b1660848a0152608486013560a48a015260a486013560c48a01526001600160a01b0361269760c48801613850565b1660e48a01526fffffffffffffffffffffffffffffffff6126ba60e4880161397d565b166101048a01526101048601356101248a01526101248601356101448a01526126e7610144870186613807565b906023198b8403016101648c0152613725565b9361279a61277961275861272b6101648501988c6127188b8b613807565b916101846023198286030191015261399a565b6101848501356101a48d01526127456101a486018961368e565b8d8303602319016101c48f0152906136c0565b6127666101c485018861368e565b8c8303602319016101e48e0152906136c0565b6127876101e484018761368e565b906023198c8403016102048d01526136c0565b976102048201359160ff8316809303612cc15781806102246102c093868284015201359b8c61024483015203816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612cb6575f916130c6575b5083526003811015612ccc578652339052519461286867ffffffffffffffff61283661012061283086806139f9565b01613a2c565b1667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690613a41565b80421161309b5750610140860180515f52600460205260ff60405f20541661306f57506102008601908151916128a56101e0890193845190613a62565b926128b76102808a0194855190613a6f565b9988516003811015612ccc57600214612fd6575b505050505083516003811015612ccc5715612d12575b50506128ec82614de1565b92835f525f60205260405f2094600286019560ff8754166008811015612ccc57612ce657906129b19160405160208101906129398161292b8a85613a9d565b03601f1981018352826137d4565b5190209055865460ff191660011787557f00000000000000000000000000000000000000000000000000000000000000009060ff8216811015612ce05760ff9150165b86547fffffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffff1660189190911b63ff00000016178655565b61010081019485515f526002602052612a3460405f206129d763ffffffff825416613c15565b815463ffffffff191663ffffffff82161790915582547fffffffffffffffff00000000ffffffffffffffffffffffffffffffffffffffff1660a09190911b77ffffffff000000000000000000000000000000000000000016178255565b83516003811015612ccc57612afc575b60209560408694887feab6a53903fdb4593e46aeefbdfe430595016a7af74ecbbe3c7db9b331c50d7695612abc8661157c612aac63ffffffff612af19a5460a01c167f0000000000000000000000000000000000000000000000000000000000000000613c2c565b67ffffffffffffffff4216613c51565b01518152600189522063ffffffff612ad681835416613c15565b1663ffffffff19825416179055519360405191829182613a9d565b0390a3604051908152f35b9480515f526003602052612baf60405f20612b1d63ffffffff825416613c15565b9063ffffffff821663ffffffff1982541617905560ff7f0000000000000000000000000000000000000000000000000000000000000000168063ffffffff8316105f14612cc557505b87547fffffffffffffffff00000000ffffffffffffffffffffffffffffffffffffffff1660a09190911b77ffffffff000000000000000000000000000000000000000016178755565b6001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001690813b15612cc1575f80926064604051809581937f0899146b0000000000000000000000000000000000000000000000000000000083528b60048401523360248401526fffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001660448401525af18015612cb65760209787957feab6a53903fdb4593e46aeefbdfe430595016a7af74ecbbe3c7db9b331c50d7695612af195604094612c9e575b50955095509250509550612a44565b8b92505f612cab916137d4565b612abc5f9250612c8f565b6040513d5f823e3d90fd5b5f80fd5b9050612b66565b634e487b7160e01b5f52602160045260245ffd5b5061297c565b857fe4526ce6000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016612d4c61012061283084806139f9565b9067ffffffffffffffff604051927f90e544a1000000000000000000000000000000000000000000000000000000008452166004830152602082602481845afa918215612cb6575f92612f90575b50604067ffffffffffffffff9260248251809581937f17bf581500000000000000000000000000000000000000000000000000000000835216948560048301525afa8015612cb6575f925f91612f65575b5067ffffffffffffffff1615612f3a5750855161ffff60405191602083019084825260408401527f7365676d656e7400000000000000000000000000000000000000000000000000606084015260478352612e476067846137d4565b63ffffffff7f00000000000000000000000000000000000000000000000000000000000000001692519020161015612f1257612e88612ed893875193613f72565b929050604051906020820192835260408201527f686f700000000000000000000000000000000000000000000000000000000000606082015260438152612ed06063826137d4565b519020615788565b60e08401518181146128e1577f5e3285a5000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7f9c067aa6000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f90d12bab000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff9350612f89915060403d604011610fa057610f8f81836137d4565b9092612deb565b91506020823d602011612fce575b81612fab602093836137d4565b81010312612cc1576040612fc767ffffffffffffffff93613d67565b9250612d9a565b3d9150612f9e565b8394959a509290919252518210908115613063575b5061303857506102a0850151610800811161300d575051945f808080806128cb565b7f46feddca000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fe2c93c7a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9050518110155f612feb565b517fff36427c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f691e5682000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b90506102c0813d821161322b575b816130e26102c093836137d4565b81010312612cc157604051906130f78261377e565b805182526020810151602083015260408101516040830152606081015163ffffffff81168103612cc15760608301526131326080820161383c565b608083015261314360a0820161383c565b60a083015260c0810151906fffffffffffffffffffffffffffffffff82168203612cc1576102a09160c084015260e081015160e0840152610100810151610100840152613193610120820161383c565b6101208401526101408101516101408401526101608101516101608401526101808101516101808401526101a08101516101a08401526101c08101516101c08401526101e08101516101e084015261020081015161020084015261022081015161022084015261024081015161024084015261026081015161026084015261028081015161028084015201516102a08201525f612801565b3d91506130d4565b34612cc1576020600319360112612cc1576004355f526002602052602063ffffffff60405f205416604051908152f35b34612cc15760031936016103c08112612cc15761032013612cc157610324356103443567ffffffffffffffff8111612cc1576132a3903690600401613642565b906103643567ffffffffffffffff8111612cc1576132c5903690600401613642565b9161038435946103a4359567ffffffffffffffff8711612cc157866004019660a06003198236030112612cc1576132fa613fa8565b98909760ff60028b015416600881101580612ccc5760028214159081613635575b81613624575b506135f357508486955f5260048b0160205260405f205460405160208101908460608201604084525260808101818d8d60808960051b840101938d907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff815f9f3603019e5b8b8110613597575050509261292b916133a994601f19858403016040860152613725565b5190200361356c5750831015613558578260051b85013593841215612cc1576134996133de6134a79461341d996020996137f7565b359160405198899788977f1238501d000000000000000000000000000000000000000000000000000000008952606060048a01526064890191016136e0565b92602487015260031986840301604487015280358352608461349161347661345b61344b602489018661368e565b60a08e8a015260a08901916136c0565b6134686044890186613807565b9088830360408a0152613725565b613483606488018561368e565b9087830360608901526136c0565b940190613807565b916080818503910152613725565b03816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612cb6575f9161351d575b506134f5576134f39133916142dc565b005b7f04a60c32000000000000000000000000000000000000000000000000000000005f5260045ffd5b90506020813d602011613550575b81613538602093836137d4565b81010312612cc157518015158103612cc157836134e3565b3d915061352b565b634e487b7160e01b5f52603260045260245ffd5b7f7a7f1059000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b935093857fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff80929693500301835283358d811215612cc15760208f6001936135e0918394016136e0565b9501930191018f91928f91938694613385565b61361f907fe37d4aeb000000000000000000000000000000000000000000000000000000005f52613673565b60245ffd5b9050612ccc5760038114158c613321565b505060068114155f61331b565b9181601f84011215612cc15782359167ffffffffffffffff8311612cc1576020808501948460051b010111612cc157565b6008811015612ccc57600452565b906008821015612ccc5752565b9035601e1982360301811215612cc157016020813591019167ffffffffffffffff8211612cc1578136038313612cc157565b601f8260209493601f1993818652868601375f8582860101520116010190565b9060806137126137229380358452613708602085016020830160208091803584520135910152565b606081019061368e565b91909281606082015201916136c0565b90565b90918281527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8311612cc15760209260051b809284830137010190565b6080810190811067ffffffffffffffff821117611bdf57604052565b6102c0810190811067ffffffffffffffff821117611bdf57604052565b6040810190811067ffffffffffffffff821117611bdf57604052565b6101c0810190811067ffffffffffffffff821117611bdf57604052565b90601f601f19910116810190811067ffffffffffffffff821117611bdf57604052565b91908110156135585760051b0190565b9035601e1982360301811215612cc157016020813591019167ffffffffffffffff8211612cc1578160051b36038313612cc157565b51906001600160a01b0382168203612cc157565b35906001600160a01b0382168203612cc157565b359067ffffffffffffffff82168203612cc157565b359063ffffffff82168203612cc157565b906001600160a01b0361389c83613850565b16815267ffffffffffffffff6138b460208401613864565b166020820152604082013560408201526060820135606082015263ffffffff6138df60808401613879565b16608082015260a082013560a082015267ffffffffffffffff61390460c08401613864565b1660c082015267ffffffffffffffff61391f60e08401613864565b1660e082015261014067ffffffffffffffff6139768261395a61394661010088018861368e565b6101606101008901526101608801916136c0565b95836139696101208301613864565b1661012087015201613864565b1691015290565b35906fffffffffffffffffffffffffffffffff82168203612cc157565b90602083828152019260208260051b82010193835f925b8484106139c15750505050505090565b9091929394956020806139e983601f1986600196030188526139e38b8861368e565b906136c0565b98019401940192949391906139b1565b9035907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffea181360301821215612cc1570190565b3567ffffffffffffffff81168103612cc15790565b91908201809211613a4e57565b634e487b7160e01b5f52601160045260245ffd5b91908203918211613a4e57565b81810292918115918404141715613a4e57565b6003811015612ccc57600452565b906003821015612ccc5752565b9190916103006102a06060610320840195613ab9858251613a90565b6001600160a01b0360208201511660208601526040810151604086015201518051606085015260208101516080850152604081015160a085015263ffffffff60608201511660c08501526001600160a01b0360808201511660e08501526001600160a01b0360a0820151166101008501526fffffffffffffffffffffffffffffffff60c08201511661012085015260e08101516101408501526101008101516101608501526001600160a01b03610120820151166101808501526101408101516101a08501526101608101516101c08501526101808101516101e08501526101a08101516102008501526101c08101516102208501526101e0810151610240850152610200810151610260850152610220810151610280850152610240810151828501526102608101516102c08501526102808101516102e08501520151910152565b906008811015612ccc5760ff60ff198354169116179055565b63ffffffff1663ffffffff8114613a4e5760010190565b9067ffffffffffffffff8091169116029067ffffffffffffffff8216918203613a4e57565b9067ffffffffffffffff8091169116019067ffffffffffffffff8211613a4e57565b67ffffffffffffffff8111611bdf5760051b60200190565b90613c9582613c73565b613ca260405191826137d4565b828152601f19613cb28294613c73565b0190602036910137565b90939293848311612cc1578411612cc1578101920390565b67ffffffffffffffff8111611bdf57601f01601f191660200190565b929192613cfc82613cd4565b91613d0a60405193846137d4565b829481845281830111612cc1578281602093845f960137010152565b8051156135585760200190565b8051600110156135585760400190565b8051600210156135585760600190565b80518210156135585760209160051b010190565b519067ffffffffffffffff82168203612cc157565b60405160809190613d8d83826137d4565b6003815291601f1901825f5b828110613da557505050565b602090604051613db48161379b565b5f81525f8382015282828501015201613d99565b90613dd282613c73565b613ddf60405191826137d4565b828152601f19613def8294613c73565b01905f5b828110613dff57505050565b602090604051613e0e8161379b565b5f81525f8382015282828501015201613df3565b6024356001600160a01b0381168103612cc15790565b610184356001600160a01b0381168103612cc15790565b90816020910312612cc1575190565b90602080835192838152019201905f5b818110613e7b5750505090565b825180516001600160a01b031685526020908101518186015260409094019390920191600101613e6e565b3563ffffffff81168103612cc15790565b9190826040910312612cc157613722602083519301613d67565b90601f19601f6020604060a0958051865282808201518051828901520151828701520151608060608601528051918291826080880152018686015e5f8582860101520116010190565b9080602083519182815201916020808360051b8301019401925f915b838310613f4557505050505090565b9091929394602080613f6383601f1986600196030187528951613ed1565b97019301930191939290613f36565b903590601e1981360301821215612cc1570180359067ffffffffffffffff8211612cc157602001918160051b36038313612cc157565b610320600319360112612cc157604051613fc181613762565b60036004351015612cc1576004358152602435916001600160a01b0383168303612cc15782602083015260443560408301526102c07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9c360112612cc1576040519261402b8461377e565b6064358452608435602085015260a435604085015260c4359363ffffffff85168503612cc15784606082015260e435906001600160a01b0382168203612cc15781608082015261010435916001600160a01b0383168303612cc1578260a083015261012435906fffffffffffffffffffffffffffffffff82168203612cc1578160c08401526101443560e08401526101643561010084015261018435916001600160a01b0383168303612cc1576001600160a01b03602095816fffffffffffffffffffffffffffffffff9463ffffffff61418b839d8a8a610120879d01526101a4356101408201526101c4356101608201526101e435610180820152610204356101a0820152610224356101c0820152610244356101e082015261026435610200820152610284356102208201526102a4356102408201526102c4356102608201526102e435610280820152610304356102a08201526060820152614de1565b9d8e5f525f8b5260405f209d8e549c6141ab6040519d8e01600435613a90565b1660408c015260443560608c015260643560808c015260843560a08c015260a43560c08c01521660e08a01521661010088015216610120860152166101408401526101443561016084015261016435610180840152166101a08201526101a4356101c08201526101c4356101e08201526101e43561020082015261020435610220820152610224356102408201526102443561026082015261026435610280820152610284356102a08201526102a4356102c08201526102c4356102e08201526102e435610300820152610304356103208201526103208152614290610340826137d4565b602081519101200361429e57565b827f198825b2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b63ffffffff168015613a4e575f190190565b91906002016142ec600582613bfc565b5f907fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff81541690556101643590815f52600260205260405f2063ffffffff614336818354166142ca565b1663ffffffff1982541617905560843593845f52600160205260405f2063ffffffff614364818354166142ca565b825463ffffffff19169116179055604051817f1db999fd4b738b1757088804dfa7c17a94b7f16ac6c08bd414668989d6ec13b96020836005889552a36004356003811015612cc15761470e575b50806146fa57505f926101a43590815f52600460205260ff60405f2054166146f357816143f491815f52600460205260405f20600160ff19825416179055614e5f565b604051917ff415ed1400000000000000000000000000000000000000000000000000000000835260048301526020826024815f6001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af1918215612cb6575f926146bf575b5061271061449361ffff7f00000000000000000000000000000000000000000000000000000000000000001684613a6f565b046127106144c561ffff7f00000000000000000000000000000000000000000000000000000000000000001685613a6f565b04915f5260056020528160405f2055816144dd613d7c565b946001600160a01b038116908161469a57926145669161456b945b8260011c906145078285613a62565b6001600160a01b036040519261451c8461379b565b168252602082015261452d8a613d26565b5261453789613d26565b50604051916145458361379b565b8252602082015261455588613d33565b5261455f87613d33565b5085613a62565b613a62565b604051906145788261379b565b5f8252602082015261458984613d43565b5261459383613d43565b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b15612cc1576040517ff340fa010000000000000000000000000000000000000000000000000000000081523060048201525f8160248186885af18015612cb657614680575b509061461191613a62565b91813b15610b6a57839161465c916040519485809481937ff559e386000000000000000000000000000000000000000000000000000000008352602060048401526024830190613e5e565b03925af18015611bb15761466e575050565b6146798280926137d4565b610b635750565b614611929195505f614691916137d4565b5f949091614606565b5090506024356001600160a01b0381168103612cc15761456b928492614566926144f8565b9091506020813d6020116146eb575b816146db602093836137d4565b81010312612cc15751905f614461565b3d91506146ce565b5050505050565b80634e487b7160e01b602492526021600452fd5b9050815f52600360205260405f2063ffffffff61472d818354166142ca565b1663ffffffff198254161790555f906147455f613dc8565b906001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b15612cc1576147c1925f92836040518096819582947fe7e4e40c0000000000000000000000000000000000000000000000000000000084526004840152604060248401526044830190613e5e565b03925af1908115612cb65782916147d9575b506143b1565b6147e591505f906137d4565b805f6147d3565b929190600201926147fd8285613bfc565b5f937fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff81541690556101643591825f52600260205260405f2063ffffffff614847818354166142ca565b1663ffffffff1982541617905560843591825f52600160205260405f2063ffffffff614875818354166142ca565b1663ffffffff1982541617905583817f1db999fd4b738b1757088804dfa7c17a94b7f16ac6c08bd414668989d6ec13b960206040516148b48188613681565ba36004356003811015612cc157614b6c575b506008811015614b5857600514801590614b3f575b614b39576149046101a4358092818752600460205260408720600160ff19825416179055614e5f565b604051917ff415ed140000000000000000000000000000000000000000000000000000000083526004830152602082602481876001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af1918215614b2e578492614afa575b506127106149a361ffff7f00000000000000000000000000000000000000000000000000000000000000001684613a6f565b046127106149d561ffff7f00000000000000000000000000000000000000000000000000000000000000001685613a6f565b049185526005602052816040862055816149ed613d7c565b946001600160a01b0381169081614ad5579261456691614a16948260011c906145078285613a62565b60405190614a238261379b565b8582526020820152614a3484613d43565b52614a3e83613d43565b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b15611f20576040517ff340fa01000000000000000000000000000000000000000000000000000000008152306004820152858160248186885af18015611ee657908691614ac0575b50509061461191613a62565b81614aca916137d4565b611f2057845f614ab4565b5090506024356001600160a01b0381168103611c9f57614a16928492614566926144f8565b9091506020813d602011614b26575b81614b16602093836137d4565b81010312612cc15751905f614971565b3d9150614b09565b6040513d86823e3d90fd5b50505050565b506101a4358452600460205260ff6040852054166148db565b602485634e487b7160e01b81526021600452fd5b835f52600360205260405f2063ffffffff614b89818354166142ca565b1663ffffffff198254161790556008821015612ccc5760048214908115614dd657614bb860ff60025b16613dc8565b91614c5d575b6001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b15612cc157614c39925f92836040518096819582947fe7e4e40c0000000000000000000000000000000000000000000000000000000084526004840152604060248401526044830190613e5e565b03925af18015612cb657156148c657614c559195505f906137d4565b5f935f6148c6565b6fffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016612710614cc161ffff7f00000000000000000000000000000000000000000000000000000000000000001683613a6f565b04604051614cce8161379b565b5f8152816020820152614ce085613d26565b52614cea84613d26565b50604051907fc2a2fde20000000000000000000000000000000000000000000000000000000082528760048301526020826024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa918215612cb6575f92614d99575b50614d639192613a62565b6001600160a01b0360405192614d788461379b565b1682526020820152614d8983613d33565b52614d9382613d33565b50614bbe565b91506020823d602011614dce575b81614db4602093836137d4565b81010312612cc157614dc8614d639261383c565b91614d58565b3d9150614da7565b614bb860ff5f614bb2565b80516003811015612ccc5715614e535761014060608201510151908051906003821015612ccc5760406001600160a01b0360208301511691015190614e3460405193602085019586526040850190613a90565b6060830152608082015260808152614e4d60a0826137d4565b51902090565b60600151610140015190565b805f52600160205260405f206401000000007fffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffffff8254161790557f9f6ef23a57fa1621d2e46921420633c79c48e2a59d1eb61bac9d2a76c51c9cda5f80a3565b600436036103208112612cc15760405190614ed882613762565b60036004351015612cc15760043582526102c0907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa090614f186024613850565b602085015260443560408501520112612cc15761503490604051614f3b8161377e565b6064358152608435602082015260a4356040820152614f5a60c4613879565b6060820152614f6960e4613850565b6080820152614f79610104613850565b60a0820152614f8961012461397d565b60c08201526101443560e082015261016435610100820152614fac610184613850565b6101208201526101a4356101408201526101c4356101608201526101e435610180820152610204356101a0820152610224356101c0820152610244356101e082015261026435610200820152610284356102208201526102a4356102408201526102c4356102608201526102e435610280820152610304356102a08201526060820152614de1565b805f525f60205260405f2091825460405161505460208201600435613a90565b6001600160a01b036150666024613850565b1660408201526044356060820152606435608082015260843560a082015260a43560c082015263ffffffff61509b60c4613879565b1660e08201526001600160a01b036150b360e4613850565b166101008201526001600160a01b036150cd610104613850565b166101208201526fffffffffffffffffffffffffffffffff6150f061012461397d565b1661014082015261014435610160820152610164356101808201526001600160a01b0361511e610184613850565b166101a08201526101a4356101c08201526101c4356101e08201526101e43561020082015261020435610220820152610224356102408201526102443561026082015261026435610280820152610284356102a08201526102a4356102c08201526102c4356102e08201526102e435610300820152610304356103208083019190915281526151af610340826137d4565b60208151910120036152b657600283929301805460ff81166008811015612ccc57600181036135f35750610184356001600160a01b03811690818103612cc15781330361528a57505067ffffffffffffffff9060601c1680421161309b5750600260ff19825416178155805467ffffffffffffffff421667ffffffffffffffff8260601c160367ffffffffffffffff8111613a4e577fffffffffffffffff00000000000000000000000000000000000000000000000077ffffffffffffffffffffffffffffffffffffffffffffffff9160c01b169116179055565b507f3a5f5da5000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507f198825b2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5f60209160405161531760218286808201958787528051918291018484015e810186838201520301601f1981018352826137d4565b604051918291518091835e8101838152039060025afa15612cb6575f5190565b8115615341570490565b634e487b7160e01b5f52601260045260245ffd5b906153b363ffffffff61537e60026137229501549367ffffffffffffffff8560c01c9116613a41565b9260a01c1667ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016613a6f565b90613a41565b9160028201549160ff8316926008841015612ccc576006841490811594858096615702575b6135f3575067ffffffffffffffff8160601c165f9561563e575b80421161309b575060ff8160181c168410156156125760081c6001841b1661ffff166155e65761558c57600101549161544461543a6102443561026435613a62565b6102e43590613a6f565b905f946001840194858511613a4e5792601f1961547d6154678897949597613c73565b97615475604051998a6137d4565b808952613c73565b013660208801375f945b82861115615499575050505050505090565b9091929496506154e5604098949698516020810190838252876040820152886060820152896080820152608081526154d260a0826137d4565b5190206154df8985613a62565b90615788565b945f955b88871080615578575b1561550f5761550361550991615792565b96615792565b956154e9565b80989193959997929496825b81811161554357509061553261553893928a613d53565b52615792565b949192939093615487565b9091505f198101818111613a4e5761555b908a613d53565b51615566828b613d53565b528015613a4e575f190190899161551b565b5080615584888c613d53565b5111156154f2565b9150915060036155a461543a61024435604435613a62565b910154917f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81168103613a4e576137229263ffffffff9160051b1c1690613a41565b827f77afb460000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b837f02d5f1fc000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50935067ffffffffffffffff8460201c16936040517f17bf58150000000000000000000000000000000000000000000000000000000081528560048201526040816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612cb6575f905f926156e0575b509567ffffffffffffffff821615612f3a57506156db9084615355565b6153f8565b90506156fb915060403d604011610fa057610f8f81836137d4565b905f6156be565b506002811415806153de57506004356003811015612cc1576002146153de565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa181360301821215612cc1570190565b903590601e1981360301821215612cc1570180359067ffffffffffffffff8211612cc157602001918136038313612cc157565b8115615341570690565b5f198114613a4e5760010190565b929190916157be6157b46020860186615722565b6040810190615755565b8460021b85810460041486151715613a4e57816157da93613cbc565b9490357fffffffff0000000000000000000000000000000000000000000000000000000081169560048110615b30575b505062ffffff8560f81c9560e01c169361582a610cc56080840184615722565b60071c821015615b1c57600782901b01803592602082013592916080906040810135906060013585871782178117615a98575050506158b99060c0935b7fffffffffffffffffffffffffffffffff0000000000000000000000000000000060405196602088019660781b1760801b1685526030860152603085526158af6050866137d4565b6060810190613f72565b82919210156135585760051b810135907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc181360301821215612cc15701946159076102443561026435613a62565b93600288146159f15750861596871590816159e5575b506159da57603081029080820460301490151715613a4e5761593f8680615755565b60308301929150828211613a4e5782116159ce5761596b91612291916159658980615755565b90613cbc565b6020815191012091519020149384615985575b5050505090565b6159bb9450156159c45761028435915b6159b36159a86101df6122918780615755565b946020810190613f72565b949093615b9d565b5f80808061597e565b6102a43591615995565b50505050505050505f90565b505050505050505f90565b6001915014155f61591d565b949150929195506004356003811015612cc157600203615a775750505f9261030435915b6103043581109586615a62575b86615a31575b50505050505090565b615a5796506159b391615a46615a4c926152e2565b96613a41565b916020810190613f72565b5f8080808080615a28565b9550615a6e8280615755565b90501595615a22565b615a9290615a8c610304969396358092613a6f565b95613a6f565b91615a15565b6f0d0088f51cbff34d258dd3db21a5d66b8296939611918215615ad0575b5050615ac7575b906158b991615867565b60a09350615abd565b6f0d0088f51cbff34d258dd3db21a5d66b14915081615af2575b505f80615ab6565b7fb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd5559150115f615aea565b634e487b7160e01b5f52600160045260245ffd5b7fffffffff00000000000000000000000000000000000000000000000000000000929650829060040360031b1b1616935f8061580a565b903590601e1981360301821215612cc1570180359067ffffffffffffffff8211612cc157602001918160061b36038313612cc157565b9390929182811015615c9257915f198101908111613a4e5792945f92915b818410615bd85750505050159182615bd257505090565b14919050565b90929693958695929515615c86576001808716148015615c7d575b15615c5657615c1390615c0b8986859a99979a6137f7565b356001615c9c565b925b600181161580615c4d575b15615c325760011c9460011c94615c15565b6001909794979691929593965b811c93811c94019291615bbb565b50801515615c20565b615c77600191615c6f8a8786979a9b98969c999c6137f7565b359083615c9c565b96615c3f565b50868614615bf3565b50505050925050505f90565b5050505050505f90565b600114615cb757634e487b7160e01b5f52605160045260245ffd5b60415f9160209360405191600183536001830152602182015260025afa15612cc1575f519056' as const;
